# One script a subject, with a server of its own; each gets the program, the tree, and where
# the tool and the plugin were built. With gcc and with the address sanitizer.
if(POISE_NATS AND (POISE_SANITIZE MATCHES "address" OR (NOT POISE_SANITIZE AND CMAKE_C_COMPILER_ID STREQUAL "GNU")))
  set(queue_folder ${CMAKE_CURRENT_BINARY_DIR}/queue)
  add_executable(queue_tool queue/tool.c)
  set_target_properties(queue_tool PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${queue_folder}
                                              OUTPUT_NAME tool)
  target_link_libraries(queue_tool PRIVATE poise_flags PkgConfig::libnats)
  poise_add_plugin(killer SOURCES queue/killer.c MANIFEST queue/killer.ini)
  target_link_libraries(killer PRIVATE poise_flags)
  set_target_properties(killer PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${queue_folder})
  configure_file(queue/killer.cfg ${queue_folder}/catalogue/killer.cfg COPYONLY)
  set(queue_records 5000)
  if(POISE_SANITIZE)
    set(queue_records 500)
  endif()
  file(GLOB queue_scripts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/queue/*_test.sh)
  foreach(script ${queue_scripts})
    get_filename_component(name ${script} NAME_WE)
    string(REGEX REPLACE "_test$" "" name ${name})
    poise_test(queue/${name} env POISE_QUEUE_RECORDS=${queue_records} sh ${script} ${CMAKE_BINARY_DIR}/poise ${PROJECT_SOURCE_DIR}
               ${queue_folder})
  endforeach()
endif()
