# SPDX-License-Identifier: GPL-3.0-or-later
# Turns text files (schema migrations, the sample partnership) into a C++ source, so that the
# program carries them and core needs no resource system of Qt's.

# muster_embed(TARGET out_name NAMESPACE ns FUNCTION fn FILES a b ...): adds a source to TARGET that
# defines `std::vector<muster::base::EmbeddedText> ns::fn()`, in the order of FILES.
function(muster_embed target)
  cmake_parse_arguments(ARG "" "NAMESPACE;FUNCTION;NAME" "FILES" ${ARGN})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_${ARG_NAME}.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAMESPACE=${ARG_NAMESPACE} -DFUNCTION=${ARG_FUNCTION}
            "-DFILES=${ARG_FILES}" -P ${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake
    DEPENDS ${ARG_FILES} ${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake
    VERBATIM)
  # clang counts the joined pieces of a literal against the standard's minimum of 64 KB; both compilers allow more.
  set_source_files_properties(${out} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  target_sources(${target} PRIVATE ${out})
endfunction()
