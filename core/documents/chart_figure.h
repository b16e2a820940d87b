// SPDX-License-Identifier: GPL-3.0-or-later
//
// Charts in papers: drawn as vectors in PDF and HTML, as their figures in text and CSV.
#pragma once

#include "core/documents/document.h"
#include "core/performance/chart_picture.h"
#include "core/performance/diagram.h"

namespace muster::documents {

/// The picture with its alternative text. Its sentence stands under it where no other caption is given.
[[nodiscard]] Figure chartFigure(performance::ChartPicture picture);
[[nodiscard]] Figure chartFigure(performance::ChartPicture picture, std::string caption);

/// The diagram with its alternative text. What it shows is to follow as a list, since it has no figures to print.
[[nodiscard]] Figure diagramFigure(performance::Diagram diagram);

/// The figures behind the picture, captioned "Figures of Violent crime".
[[nodiscard]] Table figuresOf(const performance::ChartPicture& picture);

}  // namespace muster::documents
