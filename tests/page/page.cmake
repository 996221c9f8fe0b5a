# The page in a browser: one test a file, once, with the gcc build. The npm packages are in the
# build folder of the test matrix, put there by ./dev test.
if(NOT POISE_SANITIZE AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
  set(page_modules ${PROJECT_SOURCE_DIR}/build/page/node_modules)
  file(GLOB page_tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/page/*_test.mjs)
  foreach(file ${page_tests})
    get_filename_component(name ${file} NAME_WE)
    string(REGEX REPLACE "_test$" "" name ${name})
    poise_test(page/${name} sh ${CMAKE_CURRENT_SOURCE_DIR}/page/page.sh
               ${CMAKE_BINARY_DIR}/poise ${PROJECT_SOURCE_DIR} ${page_modules} ${name})
  endforeach()
endif()
