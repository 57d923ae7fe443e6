package org.vanthu.embedded.module;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.alfresco.repo.module.ModuleVersionNumber;
import org.springframework.core.io.Resource;

/**
 * A module as its {@code module.properties} describes it.
 *
 * @param dependencies ids of modules it needs, each with a version range ({@code *}, {@code 1.0-2.0}, {@code 1.0-*})
 * @param defaults its {@code alfresco-global.properties}
 */
public record ModuleDescription(
        String id,
        ModuleVersionNumber version,
        String title,
        Map<String, String> dependencies,
        Properties defaults,
        Optional<Resource> context) {}
