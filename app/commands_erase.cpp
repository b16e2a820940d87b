// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster erase RECORD
#include "app/command_line.h"
#include "core/base/text.h"
#include "core/documents/erase_text.h"

#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

    constexpr const char* kUsage = "muster erase RECORD --basis TEXT --decided-by ROLE --data DIR [--dry-run|--for-good]";

    ExitCode run(const Arguments& arguments)
    {
        if (arguments.positional().size() != 1) {
            return misused(kUsage);
        }
        const std::string& record = arguments.positional().front();
        auto replica = openFolder(arguments);
        if (!replica) {
            return refuseFolder(replica.error());
        }
        const auto preview = documents::previewErasure(**replica, record);
        if (!preview) {
            return refuse(preview.error());
        }
        if (arguments.has("dry-run") || !arguments.has("for-good")) {
            std::cout << fmt::format("Of {} would be erased, here and on every computer that shares:\n", preview->about);
            for (const documents::ErasedPlace& place : preview->places) {
                std::cout << fmt::format("  {}: {}\n", place.where, place.text);
            }
            for (const std::string& sentence : documents::whatErasureCannotDo()) {
                std::cout << sentence << '\n';
            }
        }
        if (arguments.has("dry-run")) {
            return ExitCode::Done;
        }
        if (!arguments.has("for-good")) {
            return refuse({base::FailureCode::Refused, "for-good",
                           "Nothing was erased. It cannot be undone: say --for-good once you are sure."});
        }
        const auto done = execute(
            **replica, documents::EraseText {record, arguments.value("basis").value_or(std::string {}),
                                             arguments.value("decided-by").value_or(std::string {})});
        if (!done) {
            return refuse(done.error());
        }
        std::cout << fmt::format("{}: {} erased, out of {} of the history.\n", done->about,
                                 base::counted(static_cast<int>(done->places), "text", "texts"),
                                 base::counted(static_cast<int>(done->changes), "change", "changes"));
        return ExitCode::Done;
    }

}  // namespace

CommandSpec eraseCommand()
{
    return {"erase", "RECORD --basis TEXT --decided-by ROLE --data DIR [--dry-run|--for-good]",
            "takes the texts of a record away for good, as data-protection law may ask",
            {dataOption(),
             passphraseOption(),
             {"basis", "TEXT", "the law, or the request it answers; never what is erased"},
             {"decided-by", "ROLE", "who decided it, as \"Information governance lead\""},
             {"dry-run", "", "says what would go, and changes nothing"},
             {"for-good", "", "does it: it cannot be undone"}},
            run};
}

}  // namespace muster::app
