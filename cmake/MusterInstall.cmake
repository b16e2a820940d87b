# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed beside the program, and the .deb: cmake --build build/release --target package
if(NOT MUSTER_GUI)
  return()
endif()
include(GNUInstallDirs)
set(linux ${PROJECT_SOURCE_DIR}/packaging/linux)

install(FILES ${linux}/org.muster.Muster.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${linux}/org.muster.Muster.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${linux}/org.muster.Muster.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${linux}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Debian wants the man page and the changelog packed, without a date inside so that builds repeat.
find_program(MUSTER_GZIP gzip)
if(MUSTER_GZIP)
  set(packed ${PROJECT_BINARY_DIR}/packed)
  file(MAKE_DIRECTORY ${packed})
  foreach(pair "packaging/linux/muster.1:muster.1.gz" "CHANGELOG.md:changelog.gz")
    string(REPLACE ":" ";" pair ${pair})
    list(GET pair 0 from)
    list(GET pair 1 to)
    add_custom_command(OUTPUT ${packed}/${to}
      COMMAND ${MUSTER_GZIP} -9nc ${PROJECT_SOURCE_DIR}/${from} > ${packed}/${to}
      DEPENDS ${PROJECT_SOURCE_DIR}/${from} VERBATIM)
    list(APPEND packed_files ${packed}/${to})
  endforeach()
  add_custom_target(muster_packed ALL DEPENDS ${packed_files})
  install(FILES ${packed}/muster.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${packed}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
else()
  install(FILES ${linux}/muster.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${PROJECT_SOURCE_DIR}/CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME muster)
set(CPACK_PACKAGE_VENDOR "The Muster project")
set(CPACK_PACKAGE_CONTACT "The Muster project <muster@localhost>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Community-safety meetings, from agenda to minutes")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION office)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# A word wider than a line of the description is folded by dpkg; each line begins with a space, "." is an empty one.
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Muster is a desktop program for the people who run a community safety
partnership: prepare the agenda of a tasking meeting, run the meeting while
people talk, and issue accessible minutes and an action sheet as it ends.
.
All work happens in a local data folder, at local speed, with or without a
network. Documents are tagged PDF, HTML and plain text. The same commands are
available without a display for scripts.")
# The libraries are found by what the program links; the rest no linker sees.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
