// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a control chart shows, as plain data: every word, shape and figure of it, before anybody draws it
// (requirements §1.H, H10; design §6). Screens, PDF, SVG, tables and what is read aloud are all made of this.
#pragma once

#include "core/performance/chart_lines.h"
#include "core/performance/crime_queries.h"
#include "core/performance/measure_queries.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::performance {

/// The shape that says what a point means, before any colour does.
enum class PointMark : std::uint8_t {
    Dot,  ///< ordinary variation
    Diamond,  ///< concern
    Tick,  ///< improvement: a disc with a tick
    Square  ///< a change that is not judged: hollow, and never coloured (requirements H04)
};

[[nodiscard]] PointMark markFor(Meaning meaning);
/// "Concern: above the upper limit", "Change: seven points in a row above the average"; empty for no signal.
[[nodiscard]] std::string signalWords(Signal signal, Meaning meaning);

struct PicturePoint {
    base::Date period;  ///< its first day
    std::string label;  ///< "October 2011"
    std::string date;  ///< as tables have it: "2011-10"
    std::optional<double> value;  ///< none: there is no figure for this period
    std::string shown;  ///< "1,281"; "no figure"
    std::optional<double> target;
    Signal signal = Signal::None;
    Meaning meaning = Meaning::None;
    PointMark mark = PointMark::Dot;
    bool outside = false;  ///< beyond a limit: a ring goes round the mark
    bool provisional = false;
    std::string before;  ///< what was given for it first, where it was revised: "158"
    std::string word;  ///< the signal in words; empty for ordinary variation
    std::optional<std::size_t> step;  ///< whose limits it is held against
};

/// A stretch of points with limits of its own.
struct LimitStep {
    std::size_t first = 0;  ///< points
    std::size_t last = 0;
    std::size_t baselineLast = 0;  ///< last point the limits were calculated from
    Limits limits;
    bool lowerShown = true;  ///< false where it lies below zero and no figure does
    std::string meanLabel;  ///< "mean 149.8"
    std::string upperLabel;  ///< "upper 167.6"; empty where there are no limits yet
    std::string lowerLabel;
    std::string baselineLabel;  ///< "baseline, first 12", "trial limits, 8 points"
};

enum class MarkerKind : std::uint8_t {
    Action,  ///< something was done
    Effect,  ///< from here on it should show
    NewLimits,  ///< a recorded decision: limits begin anew
    Break  ///< not counted alike before and after
};

struct PictureMarker {
    MarkerKind kind = MarkerKind::Action;
    base::Date date;
    std::string text;  ///< short: "A-004 patrol plan"
    std::size_t point = 0;  ///< the period it falls in; builders fill it in
};

struct AxisTick {
    double value = 0;
    std::string label;
};

/// Up from `from` to `to`, both ticks themselves.
struct ValueAxis {
    double from = 0;
    double to = 1;
    std::vector<AxisTick> ticks;
};

/// Three to seven ticks at 1, 2 or 5 times a power of ten that enclose `low` and `high`.
[[nodiscard]] ValueAxis valueAxis(double low, double high, int decimals);

struct ChartPicture {
    std::string title;  ///< "Violent crime"
    std::string reference;  ///< "M01"; may be empty
    std::string unit;  ///< "offences"
    std::string polarityWords;  ///< "Lower is better"
    std::string method;  ///< which calculation: "XmR limits, baseline first 12, extreme ranges left out"
    std::string targetText;  ///< as it was written; empty: none
    Polarity polarity = Polarity::Neutral;
    Frequency frequency = Frequency::Monthly;
    int decimals = 0;
    bool milestone = false;  ///< yes or no: no limits, no axis of numbers
    bool dated = true;  ///< false: points follow each other, their periods are only what their labels say
    std::vector<PicturePoint> points;  ///< every period from the first figure to the last, in order of time
    std::vector<LimitStep> steps;
    std::vector<PictureMarker> markers;  ///< by point
    ValueAxis axis;
    std::string sentence;  ///< what it says, to stand under it
    std::string alt;  ///< the same for somebody who does not see it, with the period and the limits

    [[nodiscard]] bool empty() const { return points.empty(); }
    /// Nothing where there is no figure at all.
    [[nodiscard]] std::optional<std::size_t> lastWithValue() const;
    [[nodiscard]] const LimitStep* stepOf(std::size_t point) const;
};

/// The reading of one point for a card or a screen reader: "October 2011: 164 offences. Concern: ... Limits 131.9 to
/// 167.6, mean 149.8. Target 140."
[[nodiscard]] std::string readAloud(const ChartPicture& picture, std::size_t point);

/// `markers`: actions and effects; rebases and breaks of the measure are added.
[[nodiscard]] ChartPicture pictureOf(const MeasureChart& chart, std::vector<PictureMarker> markers = {});

/// How recorded crime is judged. Neutral unless told: whether more of it on record is worse depends on the crime.
struct CrimePictureRules {
    Polarity polarity = Polarity::Neutral;
    std::optional<std::size_t> baselinePoints = kFewestPoints;  ///< empty: all points
    bool screening = true;
    TwoOfThree twoOfThree = TwoOfThree::Reference;
};
/// A series of recorded crime, by month. `breaks`: those that concern it; limits begin anew there.
[[nodiscard]] ChartPicture pictureOf(const CrimeSeries& series, const std::vector<base::Date>& months,
                                     const std::vector<CrimeBreak>& breaks, const CrimePictureRules& rules = {});

/// The lines of one series of a file, as `chartLines` gives them, read with the same rules.
[[nodiscard]] ChartPicture pictureOf(const std::vector<ChartLine>& lines, const ChartFileRules& rules,
                                     const std::string& title);

/// The table behind a picture, in words and shown figures.
struct PictureTable {
    std::vector<std::string> headers;
    std::vector<std::vector<std::string>> rows;  ///< as many cells as headers
    std::vector<bool> figures;  ///< for each column: numbers, set at the right
};
[[nodiscard]] PictureTable tableOf(const ChartPicture& picture);

/// The same as `chartLines` has it, for CSV. The series is the reference, else the title.
[[nodiscard]] std::vector<ChartLine> chartLines(const ChartPicture& picture);
/// series,date,value,mean,lower,upper,signal,meaning; RFC 4180, lines ending in CR LF.
[[nodiscard]] std::string chartCsv(const std::vector<ChartLine>& lines);

}  // namespace muster::performance
