package org.vanthu.contract.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The classes of the suite, and their run.
 *
 * <p>Classes are found by Spring and not by JUnit, because that works in every class loader that ACS runs in.
 */
final class Suite {
    private static final String ROOT = "org/vanthu/contract/";

    private final List<String> classes;

    private Suite(List<String> classes) {
        this.classes = classes;
    }

    /**
     * Finds the suite.
     *
     * @param area the package below {@code org.vanthu.contract}, or empty for all
     * @param testClass the simple name of one class, or empty for all
     */
    static Suite find(String area, String testClass) throws IOException {
        List<String> found = new ArrayList<>();
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*Contract.class")) {
            String path = resource.getURL().getPath();
            String name = path.substring(path.lastIndexOf(ROOT), path.length() - ".class".length())
                    .replace('/', '.');
            String simpleName = name.substring(name.lastIndexOf('.') + 1);
            String inArea = ROOT.replace('/', '.') + area + '.';
            if (!simpleName.equals("Contract")
                    && (area.isEmpty() || name.startsWith(inArea))
                    && (testClass.isEmpty() || simpleName.equals(testClass))) {
                found.add(name);
            }
        }
        return new Suite(found.stream().distinct().sorted().toList());
    }

    List<String> classes() {
        return classes;
    }

    /** Runs the suite in the calling thread. */
    Report run() {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(classes.stream().map(DiscoverySelectors::selectClass).toList())
                .build();
        Report report = new Report();
        LauncherFactory.create().execute(request, report);
        return report;
    }
}
