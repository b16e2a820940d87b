# SPDX-License-Identifier: GPL-3.0-or-later
# The one place that holds compiler flags: every target links muster_flags.
add_library(muster_flags INTERFACE)
target_include_directories(muster_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_features(muster_flags INTERFACE cxx_std_20)
target_compile_options(muster_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2 -Wimplicit-fallthrough
  $<$<BOOL:${MUSTER_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC, optimising, takes every empty std::optional for one that is read (its bugs 80635 and kin); clang-tidy looks
  # for the real ones.
  target_compile_options(muster_flags INTERFACE -Wno-maybe-uninitialized)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # And GCC 12 sees overlapping or overlong copies in every "literal" + std::string (its bugs 105651 and 105329, gone
    # in 13); where the library's headers are precompiled it also says so.
    target_compile_options(muster_flags INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow
                                                  -Wno-stringop-overread)
  endif()
endif()
if(MUSTER_SANITIZE)
  target_compile_options(muster_flags INTERFACE -fsanitize=${MUSTER_SANITIZE} -fno-omit-frame-pointer
                                                -fno-sanitize-recover=all)
  target_link_options(muster_flags INTERFACE -fsanitize=${MUSTER_SANITIZE})
endif()
if(MUSTER_FUZZ)
  # Counts what an input reaches, in core as in the targets; the targets add libFuzzer's main themselves.
  target_compile_options(muster_flags INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(muster_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# What users run is hardened as Debian hardens its own packages.
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(CMAKE_BUILD_TYPE MATCHES "^(Release|RelWithDebInfo|MinSizeRel)$" AND NOT MUSTER_SANITIZE AND NOT MUSTER_FUZZ)
  target_compile_options(muster_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
                                                -fstack-clash-protection)
  target_link_options(muster_flags INTERFACE -Wl,-z,relro -Wl,-z,now)
endif()

# Strict Qt: no silent conversions from char*, no keyword macros.
add_library(muster_qt_flags INTERFACE)
target_compile_definitions(muster_qt_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
  QT_STRICT_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
