// SPDX-License-Identifier: GPL-3.0-or-later
//
// Charts on pages, as shapes and words: sharp at any size, and their words can be found.
#pragma once

#include "core/performance/chart_picture.h"
#include "core/performance/diagram.h"
#include "ui/documents/paginator.h"

namespace muster::ui::documents {

/// How high a chart stands in a column of this width, in points.
[[nodiscard]] double chartHeight(double width);

/// Draws on the page that is open; everything belongs to the Figure `element`, whose alternative text is read in its
/// place.
void drawChart(PageBuilder& builder, int element, const performance::ChartPicture& picture, const QRectF& place);

/// How high a diagram stands in a column of this width: at most `most`, with smaller words where it must be.
[[nodiscard]] double diagramHeight(const performance::Diagram& diagram, double width, double most);

void drawDiagram(PageBuilder& builder, int element, const performance::Diagram& diagram, const QRectF& place);

}  // namespace muster::ui::documents
