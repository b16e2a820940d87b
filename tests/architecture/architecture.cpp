// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/architecture.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string_view>

namespace muster::architecture {
namespace {

struct Room {
    std::string_view name;
    int floor;
};

// Ground up. A room may use itself and every room on a lower floor; rooms side by side do not know each other.
constexpr Room kRooms[] = {
    {"core/base", 0},
    // Reading other people's tables knows nothing of our own storage, and the other way round.
    {"core/tables", 1},
    {"core/replica", 1},
    {"core/partnership", 2},
    {"core/sharing", 2},
    {"core/performance", 2},
    {"core/meetings", 3},
    {"core/actions", 3},
    {"core/governance", 4},
    {"core/documents", 5},
    // Fills every room through its commands, so it stands above them; no room of core may lean on the sample.
    {"core/sample", 6},
    {"ui/widgets", 10},
    {"ui/charts", 11},
    {"ui/bridge", 11},
    {"ui/shell", 12},
    {"ui/documents", 13},
    {"ui/records", 13},
    {"ui/meetings", 14},
    {"ui/actions", 14},
    {"ui/partnership", 14},
    {"ui/sharing", 14},
    {"ui/performance", 14},
    {"ui/governance", 14},
    {"app", 20},
};

struct Arrow {
    std::string_view from;
    std::string_view to;
};

// The sideways arrows that are allowed, each with its reason.
constexpr Arrow kSideways[] = {
    // A meeting records actions; an action only carries the id of the meeting that asked for it.
    {"core/meetings", "core/actions"},
    // A measure belongs to a priority of the partnership, and crime is counted by its wards and sectors.
    {"core/performance", "core/partnership"},
    // What papers are due, made and sent is a list of records; records know nothing of paper.
    {"ui/documents", "ui/records"},
};

struct Library {
    std::string_view header;  ///< as it is included; all below a folder where it ends with a slash
    std::vector<std::string_view> rooms;
};

/// Libraries that one room hides from the others, so that another one could replace them in a day.
const std::vector<Library>& hiddenLibraries()
{
    static const std::vector<Library> all {
        {"sqlite3.h", {"core/replica"}},
        {"libpq-fe.h", {"core/sharing"}},
        {"zstd.h", {"core/sharing"}},
        {"dtl/", {"core/replica"}},
        {"zip.h", {"core/tables"}},
        {"csv.h", {"core/tables"}},
        {"pugixml.hpp", {"core/tables"}},
        {"libical/", {"core/documents"}},
        // Ids, chains and seals, and what travels: nobody above them does cryptography.
        {"sodium.h", {"core/base", "core/replica", "core/sharing"}},
    };
    return all;
}

// Rooms of ui that stand lower than their floor says: what they may use of core is only this.
constexpr Arrow kOnlyCoreRoom[] = {
    {"ui/widgets", "core/base"},
};

bool startsWith(std::string_view text, std::string_view head) { return text.substr(0, head.size()) == head; }

bool endsWith(std::string_view text, std::string_view tail)
{
    return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

bool isSource(std::string_view path) { return endsWith(path, ".cpp") || endsWith(path, ".h"); }

std::string corridorOf(std::string_view path) { return std::string {path.substr(0, path.find('/'))}; }

std::string joined(const std::vector<std::string_view>& rooms)
{
    std::string text;
    for (const std::string_view room : rooms) {
        text += (text.empty() ? "" : ", ") + std::string {room};
    }
    return text;
}

std::string folderOf(std::string_view path)
{
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string {} : std::string {path.substr(0, slash)};
}

std::optional<int> floorOf(std::string_view room)
{
    const auto found =
        std::find_if(std::begin(kRooms), std::end(kRooms), [&](const Room& r) { return r.name == room; });
    if (found == std::end(kRooms)) {
        return std::nullopt;
    }
    return found->floor;
}

bool isSideways(std::string_view from, std::string_view to)
{
    return std::any_of(std::begin(kSideways), std::end(kSideways),
                       [&](const Arrow& a) { return a.from == from && a.to == to; });
}

// <QString>, <QtCore/QString>, <qglobal.h>; but not <qpdf/QPDF.hh>.
bool isQtHeader(std::string_view path)
{
    if (path.size() < 2 || (path[0] != 'Q' && path[0] != 'q')) {
        return false;
    }
    if (path[0] == 'Q') {
        return std::isupper(static_cast<unsigned char>(path[1])) != 0 || path[1] == 't';
    }
    return path.find('/') == std::string_view::npos && endsWith(path, ".h");
}

// Qt Charts can be included with its folder or by the bare name of a class.
bool isChartsHeader(std::string_view path)
{
    if (startsWith(path, "QtCharts") || startsWith(path, "QChart")) {
        return true;
    }
    return startsWith(path, "Q") && path.find('/') == std::string_view::npos
        && (endsWith(path, "Series") || (endsWith(path, "Axis") && path != "QAxis") || path == "QBarSet"
            || path == "QPieSlice" || path == "QLegend" || path == "QLegendMarker");
}

/// Blanks comments, so that an include that somebody commented out does not count; lines keep their numbers.
std::string withoutComments(const std::string& text)
{
    std::string out;
    out.reserve(text.size());
    enum class State { Code, Line, Block } state = State::Code;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view two = std::string_view {text}.substr(i, 2);
        if (state == State::Code && two == "//") {
            state = State::Line;
        } else if (state == State::Code && two == "/*") {
            state = State::Block;
            ++i;
            continue;
        } else if (state == State::Block && two == "*/") {
            state = State::Code;
            ++i;
            continue;
        }
        if (text[i] == '\n') {
            out += '\n';
            state = state == State::Line ? State::Code : state;
        } else if (state == State::Code) {
            out += text[i];
        }
    }
    return out;
}

class Checker {
public:
    explicit Checker(const SourceTree& tree) : m_tree(tree) { }

    std::vector<std::string> run()
    {
        for (const auto& [path, text] : m_tree) {
            if (!isSource(path)) {
                continue;
            }
            checkFile(path, text);
            checkNames(path, text);
            for (const Include& include : includesOf(text)) {
                const std::string where = path + ":" + std::to_string(include.line) + ": ";
                if (include.angled) {
                    checkLibrary(where, path, include.path);
                } else {
                    checkOurs(where, path, include.path);
                }
            }
        }
        checkFolders();
        checkCircles("files", m_fileArrows);
        checkCircles("rooms", m_roomArrows);
        return std::move(m_found);
    }

private:
    using Arrows = std::map<std::string, std::set<std::string>>;

    void checkFile(const std::string& path, const std::string& text)
    {
        const std::string firstLine = text.substr(0, text.find('\n'));
        if (firstLine != "// SPDX-License-Identifier: GPL-3.0-or-later") {
            m_found.push_back(path + ":1: the first line is not // SPDX-License-Identifier: GPL-3.0-or-later");
        }
        if (endsWith(path, ".h") && text.find("#pragma once") == std::string::npos) {
            m_found.push_back(path + ":1: a header without #pragma once");
        }
        const std::string room = roomOf(path);
        if (!room.empty() && !floorOf(room)) {
            m_found.push_back(path + ":1: the room " + room + " stands on no floor; give it one in kRooms");
        }
    }

    /// Two types of one name in one namespace link without a word, and one is taken for the other.
    void checkNames(const std::string& path, const std::string& text)
    {
        if (!endsWith(path, ".h")) {
            return;
        }
        static const std::regex kNamespace {R"(namespace ([\w:]+) \{)"};
        static const std::regex kType {R"((?:struct|class|enum class) (\w+)(?: final)?(?: : [^;]*)?\s*\{.*)"};
        std::istringstream lines {withoutComments(text)};
        std::string space;
        std::string line;
        std::smatch found;
        for (int number = 1; std::getline(lines, line); ++number) {
            if (std::regex_match(line, found, kNamespace)) {
                space = found[1];
            } else if (std::regex_match(line, found, kType)) {
                const std::string name = space + "::" + found[1].str();
                const auto [first, isNew] = m_names.try_emplace(name, path);
                if (!isNew) {
                    m_found.push_back(path + ":" + std::to_string(number) + ": " + name + " is in " + first->second + " too");
                }
            }
        }
    }

    void checkLibrary(const std::string& where, const std::string& path, const std::string& header)
    {
        const std::string room = roomOf(path);
        for (const Library& library : hiddenLibraries()) {
            const bool named = endsWith(library.header, "/") ? startsWith(header, library.header)
                                                             : header == library.header;
            if (named && std::find(library.rooms.begin(), library.rooms.end(), room) == library.rooms.end()) {
                m_found.push_back(where + "<" + header + "> outside " + joined(library.rooms));
            }
        }
        if (corridorOf(path) == "core" && isQtHeader(header)) {
            m_found.push_back(where + "<" + header + ">: core knows no Qt");
        } else if (isChartsHeader(header) && room != "ui/charts") {
            m_found.push_back(where + "<" + header + ">: Qt Charts outside ui/charts");
        }
        if (startsWith(header, "core/") || startsWith(header, "ui/") || startsWith(header, "app/")) {
            m_found.push_back(where + "<" + header + ">: our own headers stand in quotes");
        }
    }

    void checkOurs(const std::string& where, const std::string& path, const std::string& header)
    {
        // What moc writes lies in the build folder and is included by its bare name.
        if (startsWith(header, "moc_") || endsWith(header, ".moc")) {
            return;
        }
        const std::string target = roomOf(header);
        if (target.empty()) {
            m_found.push_back(where + "\"" + header
                              + "\" is not spelled from the repository root below core, ui or app (a library's header "
                                "stands in <>)");
            return;
        }
        if (m_tree.count(header) == 0) {
            m_found.push_back(where + "\"" + header + "\" does not exist");
            return;
        }
        m_fileArrows[path].insert(header);
        const std::string room = roomOf(path);
        if (room == target) {
            return;
        }
        m_roomArrows[room].insert(target);
        const auto from = floorOf(room);
        const auto to = floorOf(target);
        if (!from || !to) {
            return;  // said once for the file itself
        }
        if (*from < *to) {
            m_found.push_back(where + room + " may not look up into " + target);
        } else if (*from == *to && !isSideways(room, target)) {
            m_found.push_back(where + room + " may not look sideways into " + target);
        }
        for (const Arrow& only : kOnlyCoreRoom) {
            if (room == only.from && startsWith(target, "core/") && target != only.to) {
                m_found.push_back(where + room + " may use only " + std::string {only.to} + " of core");
            }
        }
        if (target == "core/sample" && corridorOf(room) == "ui") {
            m_found.push_back(where + "only app makes the sample partnership");
        }
    }

    void checkFolders()
    {
        std::set<std::string> folders;
        for (const auto& [path, text] : m_tree) {
            if (isSource(path)) {
                for (std::string folder = folderOf(path); !folder.empty(); folder = folderOf(folder)) {
                    folders.insert(folder);
                }
            }
        }
        for (const std::string& folder : folders) {
            if (m_tree.count(folder + "/README.md") == 0) {
                m_found.push_back(folder + ": no README.md that says what lives here");
            }
        }
    }

    /// Depth first; each circle is reported once, from where it is first entered.
    void checkCircles(const std::string& what, const Arrows& arrows)
    {
        std::set<std::string> done;
        std::vector<std::string> way;
        for (const auto& [start, targets] : arrows) {
            follow(what, arrows, start, way, done);
        }
    }

    void follow(const std::string& what, const Arrows& arrows, const std::string& at, std::vector<std::string>& way,
                std::set<std::string>& done)
    {
        const auto seen = std::find(way.begin(), way.end(), at);
        if (seen != way.end()) {
            std::string circle = "a circle of " + what + ": ";
            for (auto it = seen; it != way.end(); ++it) {
                circle += *it + " -> ";
            }
            m_found.push_back(circle + at);
            return;
        }
        if (done.count(at) != 0) {
            return;
        }
        way.push_back(at);
        if (const auto next = arrows.find(at); next != arrows.end()) {
            for (const std::string& target : next->second) {
                follow(what, arrows, target, way, done);
            }
        }
        way.pop_back();
        done.insert(at);
    }

    const SourceTree& m_tree;
    std::map<std::string, std::string> m_names;  ///< the header of each type
    Arrows m_fileArrows;
    Arrows m_roomArrows;
    std::vector<std::string> m_found;
};

}  // namespace

std::vector<Include> includesOf(const std::string& text)
{
    std::vector<Include> includes;
    std::istringstream lines {withoutComments(text)};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const std::string_view blanks = " \t";
        std::size_t at = line.find_first_not_of(blanks);
        if (at == std::string::npos || line[at] != '#') {
            continue;
        }
        at = line.find_first_not_of(blanks, at + 1);
        if (at == std::string::npos || line.compare(at, 7, "include") != 0) {
            continue;
        }
        at = line.find_first_not_of(blanks, at + 7);
        if (at == std::string::npos || (line[at] != '"' && line[at] != '<')) {
            continue;
        }
        const bool angled = line[at] == '<';
        const std::size_t end = line.find(angled ? '>' : '"', at + 1);
        if (end != std::string::npos) {
            includes.push_back({.path = line.substr(at + 1, end - at - 1), .angled = angled, .line = number});
        }
    }
    return includes;
}

std::string roomOf(const std::string& path)
{
    std::string corridor = corridorOf(path);
    if (corridor == "app") {
        return corridor;
    }
    if (corridor != "core" && corridor != "ui") {
        return {};
    }
    const auto second = path.find('/', corridor.size() + 1);
    return second == std::string::npos ? std::string {} : path.substr(0, second);
}

std::vector<std::string> violations(const SourceTree& tree) { return Checker {tree}.run(); }

SourceTree readTree(const std::filesystem::path& root)
{
    SourceTree tree;
    for (const char* corridor : {"core", "ui", "app"}) {
        if (!std::filesystem::exists(root / corridor)) {
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / corridor)) {
            if (!entry.is_regular_file()) {
                continue;
            }
            std::ifstream file {entry.path(), std::ios::binary};
            std::ostringstream text;
            text << file.rdbuf();
            tree.emplace(std::filesystem::relative(entry.path(), root).generic_string(), text.str());
        }
    }
    return tree;
}

}  // namespace muster::architecture
