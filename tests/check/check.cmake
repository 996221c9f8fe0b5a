# Plugins that `poise check` must pass, and one for each way to break a law:
# tests/check/bad/<name>.c. Each is built into a folder of its own beside its catalogue.
# <name>.ini replaces the manifest that the others share.
set(check_folder ${CMAKE_CURRENT_SOURCE_DIR}/check)
set(bad_folder ${check_folder}/bad)
set(good_persons 400)
if(POISE_SANITIZE)
  set(good_persons 60)
endif()
file(GLOB bad_sources CONFIGURE_DEPENDS ${bad_folder}/*.c)

function(bad_plugin name source folder)
  set(manifest ${bad_folder}/${name}.ini)
  if(NOT EXISTS ${manifest})
    set(manifest ${folder}/made.ini)
    configure_file(${bad_folder}/manifest.ini.in ${manifest} @ONLY)
  endif()
  configure_file(${bad_folder}/catalogue.cfg.in ${folder}/${name}.cfg @ONLY)
  poise_add_plugin(bad_${name} SOURCES ${source} MANIFEST ${manifest})
  target_link_libraries(bad_${name} PRIVATE poise_flags)
  target_compile_definitions(bad_${name} PRIVATE BAD_NAME="${name}")
  if(name STREQUAL "exports_two") # what hides all but the entry
    set_property(TARGET bad_${name} PROPERTY LINK_OPTIONS "")
  endif()
  set_target_properties(bad_${name} PROPERTIES
    OUTPUT_NAME ${name} LIBRARY_OUTPUT_DIRECTORY ${folder})
endfunction()

if(NOT POISE_SANITIZE STREQUAL "thread")
  set(poise_program ${CMAKE_BINARY_DIR}/poise)
  foreach(name ${site_plugins})
    poise_test(check/good/${name} env POISE_CHECK_PERSONS=${good_persons}
               sh ${check_folder}/good_test.sh ${poise_program} ${PROJECT_SOURCE_DIR} ${CMAKE_BINARY_DIR}/plugins/${name}.so)
  endforeach()
  poise_test(check/good/template env POISE_CHECK_PERSONS=${good_persons}
             sh ${check_folder}/good_test.sh ${poise_program} ${PROJECT_SOURCE_DIR} $<TARGET_FILE:acme-protocol>
             ${PROJECT_SOURCE_DIR}/plugins/template/common/acme-protocol.cfg)
  # All of them once; a few, one of each kind, in the other builds: with a sanitizer each
  # takes ten times as long.
  if(POISE_SANITIZE OR NOT CMAKE_C_COMPILER_ID STREQUAL "GNU")
    list(FILTER bad_sources INCLUDE
         REGEX "/(crashes_for_some|hides_a_reason|keeps_every_law|removal_makes_eligible)\\.c$")
  endif()
  foreach(source ${bad_sources})
    get_filename_component(name ${source} NAME_WE)
    set(folder ${CMAKE_BINARY_DIR}/tests/check/${name})
    bad_plugin(${name} ${source} ${folder})
    poise_test(check/bad/${name} sh ${check_folder}/bad_test.sh ${poise_program}
               ${PROJECT_SOURCE_DIR} ${source} ${folder})
  endforeach()
endif()
