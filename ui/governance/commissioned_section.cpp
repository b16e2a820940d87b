// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/commissioned_section.h"

#include "core/governance/task_group_commands.h"
#include "core/governance/task_group_queries.h"
#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {
namespace {

using governance::CommissionedBody;
using governance::Product;

enum Column { kWhat, kDue, kState };

ChipSpec chipOf(const Product& product)
{
    if (product.deliveredOn)
        return {CommissionedSection::tr("Delivered"), Tone::Good, ChipShape::Tick};
    if (product.overdue)
        return {CommissionedSection::tr("Overdue"), Tone::Concern, ChipShape::Triangle};
    return {CommissionedSection::tr("To come"), Tone::Neutral, ChipShape::None};
}

QString commissionerOf(const CommissionedBody& body)
{
    return body.commissionerName.empty() ? CommissionedSection::tr("Nobody is named as its commissioner")
                                         : CommissionedSection::tr("For %1").arg(words(body.commissionerName));
}

}  // namespace

CommissionedSection::CommissionedSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Commissioned work"),
                     .about = tr("What bodies and groups were asked to bring, for whom, and when it came."),
                     .newText = tr("Commission work"),
                     .search = tr("Search the work"),
                     .empty = tr("No body was commissioned to bring anything. Commission work: Ctrl+N."),
                     .columns = {tr("What it brings"), tr("Due"), tr("State")},
                     .widths = {0, 110, 130},
                     .stretch = kWhat,
                     .chipColumns = {kState},
                     .secondAcross = true,
                     .rowsGrow = true})
{
}

std::vector<RecordRow> CommissionedSection::rows() const
{
    m_all = governance::commissionedBodies(reader());
    std::vector<RecordRow> rows;
    for (const CommissionedBody& body : m_all) {
        rows.push_back(headingRow(words(body.name)));
        for (const Product& product : body.products) {
            const ChipSpec chip = chipOf(product);
            rows.push_back({.id = product.id,
                            .cells = {words(product.text), shortDate(product.dueOn), chip.text},
                            .chips = {{kState, {chip}}},
                            .second = commissionerOf(body)});
        }
        // A group answers by its plan and its returns; any other body by what it brings.
        if (body.products.empty() && !governance::taskGroup(reader(), body.body))
            rows.push_back(
                {.id = body.body, .cells = {tr("No product is agreed yet")}, .second = commissionerOf(body)});
    }
    return rows;
}

std::pair<const CommissionedBody*, const Product*> CommissionedSection::placeOf(const base::Id& id) const
{
    for (const CommissionedBody& body : m_all) {
        if (body.body == id)
            return {&body, nullptr};
        for (const Product& product : body.products) {
            if (product.id == id)
                return {&body, &product};
        }
    }
    return {nullptr, nullptr};
}

RecordDetails CommissionedSection::detailsOf(const base::Id& id) const
{
    const auto [body, product] = placeOf(id);
    if (body == nullptr)
        return {};
    RecordDetails details {.title = product == nullptr ? words(body->name) : words(product->text),
                           .subtitle = product == nullptr ? words(body->shortName) : words(body->name)};
    if (product != nullptr) {
        details.chips << chipOf(*product);
        details.facts << fact(tr("Due"), longDate(product->dueOn))
                      << fact(tr("Delivered on"), longDate(product->deliveredOn));
    }
    details.facts << fact(tr("Commissioned by"), body->commissionerName);
    QStringList others;
    for (const Product& other : body->products) {
        if (&other != product)
            others << words(other.text) + QStringLiteral(" (") + productState(other) + QLatin1Char(')');
    }
    details.facts << Fact {tr("What else it brings"), others};
    return details;
}

std::vector<RecordStep> CommissionedSection::stepsOf(const base::Id& id)
{
    const auto [body, product] = placeOf(id);
    if (body == nullptr)
        return {};
    std::vector<RecordStep> steps;
    if (product != nullptr && !product->deliveredOn)
        steps.push_back({.text = tr("It was delivered"), .run = [this] { startEdit(); }, .keys = tr("Enter")});
    steps.push_back({.text = tr("Add a product"), .run = [this, its = body->body] { open(productForm(its)); }});
    if (!governance::taskGroup(reader(), body->body))
        steps.push_back({.text = tr("Change the commissioner"),
                         .run = [this, its = *body] { open(commissionerForm(its)); },
                         .under = tr("Commissioned by")});
    steps.push_back({.text = tr("Open the body"), .run = [this, its = body->body] {
                         Q_EMIT openRequested(QStringLiteral("partnership"),
                                              QStringLiteral("Bodies/") + words(its.hex()));
                     }});
    return steps;
}

RecordForm* CommissionedSection::newForm() { return productForm({}); }

RecordForm* CommissionedSection::productForm(const base::Id& body)
{
    auto* form = new RecordForm(tr("Commission work"), tr("Commission it"));
    form->addChoice(QStringLiteral("body"), tr("Who does it"), bodyChoices(reader(), {}), body);
    form->addChoice(QStringLiteral("commissioned by"), tr("Commissioned by"),
                    bodyChoices(reader(), tr("As it is now")));
    form->addText(QStringLiteral("text"), tr("What it is to bring"), {}, tr("Business case"));
    form->addDate(QStringLiteral("due"), tr("By when"));
    form->onSave([this](const RecordForm& given) {
        const base::Id its = given.id(QStringLiteral("body"));
        const base::Id by = given.id(QStringLiteral("commissioned by"));
        saveBy(
            [its, by,
             product = governance::AddProduct {.body = its,
                                               .text = given.text(QStringLiteral("text")),
                                               .dueOn = given.date(QStringLiteral("due"))}](replica::Replica& replica) {
                return replica.transact("Commission work", [&](replica::Writer& writer) -> base::Result<base::Id> {
                    if (by) {
                        auto done = apply(writer, governance::SetCommissioner {.body = its, .commissionedBy = by});
                        if (!done)
                            return tl::unexpected(done.error());
                    }
                    return apply(writer, product);
                });
            },
            [this](const base::Id& made) {
                select(made);
                return tr("The work is commissioned.");
            });
    });
    return form;
}

RecordForm* CommissionedSection::editForm(const base::Id& id)
{
    const auto [body, product] = placeOf(id);
    if (body == nullptr)
        return nullptr;
    if (product == nullptr)
        return productForm(body->body);
    if (product->deliveredOn)
        return nullptr;
    auto* form = new RecordForm(words(product->text), tr("It was delivered"));
    form->addDate(QStringLiteral("on"), tr("Delivered on"), today());
    form->onSave([this, id](const RecordForm& given) {
        save(governance::DeliverProduct {.product = id, .on = given.date(QStringLiteral("on"))},
             tr("It was delivered."));
    });
    return form;
}

RecordForm* CommissionedSection::commissionerForm(const CommissionedBody& body)
{
    auto* form = new RecordForm(tr("Who commissioned %1").arg(words(body.name)), tr("Save"));
    form->addChoice(QStringLiteral("commissioned by"), tr("Commissioned by"),
                    bodyChoices(reader(), tr("Nobody"), body.body), body.commissionedBy);
    form->onSave([this, its = body.body](const RecordForm& given) {
        save(governance::SetCommissioner {.body = its, .commissionedBy = given.id(QStringLiteral("commissioned by"))},
             tr("The commissioner is noted."));
    });
    return form;
}

QString CommissionedSection::countOf(int /*inForce*/) const
{
    int all = 0;
    int delivered = 0;
    for (const CommissionedBody& body : m_all) {
        all += static_cast<int>(body.products.size());
        delivered += static_cast<int>(std::count_if(body.products.begin(), body.products.end(),
                                                    [](const Product& one) { return one.deliveredOn.has_value(); }));
    }
    return tr("%1 of %2 products delivered").arg(delivered).arg(all);
}

}  // namespace muster::ui
