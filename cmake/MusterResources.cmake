# SPDX-License-Identifier: GPL-3.0-or-later
# Fonts come from Debian packages at build time and are compiled in; none is committed.
function(muster_find_font out)
  foreach(name IN LISTS ARGN)
    file(GLOB_RECURSE hits /usr/share/fonts/*/${name} /usr/share/fonts/${name})
    if(hits)
      list(GET hits 0 hit)
      set(${out} ${hit} PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "Font not found: ${ARGN}. Install fonts-inter and fonts-noto-core.")
endfunction()

function(muster_add_resources target)
  set(fonts)
  foreach(name Inter-Regular.otf Inter-Medium.otf Inter-SemiBold.otf Inter-Bold.otf
               NotoSans-Regular.ttf NotoSans-Bold.ttf NotoSans-Italic.ttf NotoSans-BoldItalic.ttf
               NotoNaskhArabic-Regular.ttf NotoSansGurmukhi-Regular.ttf NotoSansHebrew-Regular.ttf
               NotoSansDevanagari-Regular.ttf NotoSansBengali-Regular.ttf NotoSansGujarati-Regular.ttf
               NotoSansMath-Regular.ttf NotoSansSymbols2-Regular.ttf)
    muster_find_font(path ${name})
    set_source_files_properties(${path} PROPERTIES QT_RESOURCE_ALIAS ${name})
    list(APPEND fonts ${path})
  endforeach()
  qt_add_resources(${target} muster_fonts PREFIX /fonts FILES ${fonts})
endfunction()
