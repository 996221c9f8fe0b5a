/* Device and Parameters: what answered, and by which goals. */
#include "bundled.h"

static void every_version_that_matters_is_named(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    const char *device = resource(&bundled, "Device", 0);
    CU_ASSERT_TRUE(json_is(device, "deviceName.0.name", "\"Poise\""));
    CU_ASSERT_TRUE(json_is(device, "version.0.type.text", "\"poise\""));
    CU_ASSERT_TRUE(json_is(device, "version.2.type.text", "\"catalogue test\""));
    CU_ASSERT_EQUAL(strncmp(json_at(device, "version.2.value"), "\"blake2b:", 9), 0);
    bundled_close(&bundled);
}

static void the_weights_in_use_are_parameters(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    const char *goals = resource(&bundled, "Parameters", 0);
    CU_ASSERT_TRUE(json_is(goals, "parameter.0.valueCode", "\"goals\""));
    CU_ASSERT_TRUE(json_is(goals, "parameter.1.part.0.valueCode", "\"benefit\""));
    CU_ASSERT_TRUE(json_is(goals, "parameter.1.part.1.valueDecimal", "0.4"));
    CU_ASSERT_EQUAL(json_count(goals, "parameter"), 6);
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_software) = {
    UNIT_TEST(every_version_that_matters_is_named),
    UNIT_TEST(the_weights_in_use_are_parameters),
    UNIT_END,
};
