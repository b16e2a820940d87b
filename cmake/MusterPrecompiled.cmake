# SPDX-License-Identifier: GPL-3.0-or-later
# Headers of the libraries, read once for a whole target: a third to a half of a cold build. Only other people's headers
# stand here, and the preset core-only builds without, so that every file still includes what it uses.
option(MUSTER_PRECOMPILED "Read the headers of the libraries once for each target" OFF)

set(muster_precompiled_std
  <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
  <utility> <variant> <vector> <fmt/format.h> <tl/expected.hpp>)
set(muster_precompiled_qt
  <QAbstractButton> <QAbstractItemModel> <QApplication> <QDate> <QHBoxLayout> <QLabel> <QLineEdit> <QListView>
  <QPainter> <QPushButton> <QScrollArea> <QSettings> <QStackedWidget> <QStyledItemDelegate> <QTimer> <QToolButton>
  <QVBoxLayout> <QWidget>)
set(muster_precompiled_test ${PROJECT_SOURCE_DIR}/tests/support/catch.h <nlohmann/json.hpp>)

# muster_precompile(TARGET std|qt|test...)
function(muster_precompile target)
  if(NOT MUSTER_PRECOMPILED)
    return()
  endif()
  foreach(kind IN LISTS ARGN)
    target_precompile_headers(${target} PRIVATE ${muster_precompiled_${kind}})
  endforeach()
endfunction()
