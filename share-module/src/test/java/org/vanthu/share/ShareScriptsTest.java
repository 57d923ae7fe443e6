package org.vanthu.share;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Parser;
import org.mozilla.javascript.Scriptable;

import static org.assertj.core.api.Assertions.assertThat;

/** Scripts that Share runs or presses together are ECMAScript 5, and do what they say. */
class ShareScriptsTest {

    @Test
    void everyScriptForShareIsEcmaScript5AndBuildsNoMarkup() throws Exception {
        Set<Path> files = ShareFiles.all(ShareFiles.EXTENSION, name -> name.endsWith(".js"));
        files.addAll(ShareFiles.all(
                ShareFiles.RESOURCES.resolve("META-INF/resources/vanthu-share"), name -> name.endsWith(".js")));
        assertThat(files).hasSize(6);
        for (Path file : files) {
            CompilerEnvirons rules = new CompilerEnvirons();
            rules.setLanguageVersion(Context.VERSION_1_5);
            assertThat(new Parser(rules)
                            .parse(Files.readString(file), file.toString(), 1)
                            .hasChildren())
                    .as(file.toString())
                    .isTrue();
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContain("innerHTML", "eval(", "document.write");
        }
    }

    @Test
    void theHeaderGetsOneEntryBehindThoseOfShare() throws Exception {
        String result = run(
                "header/share/share-header.get.js",
                "var bar = {id: 'HEADER_APP_MENU_BAR', config: {widgets: [{id: 'HEADER_HOME'}]}};"
                        + "var widgetUtils = {findObject: function (where, name, value) { return value === bar.id ? bar : null; }};"
                        + "var model = {jsonModel: {}}; var msg = {get: function (key) { return key; }};",
                "bar.config.widgets.map(function (one) { return one.id; }).join(' ') + ' ' + bar.config.widgets[1].config.targetUrl");

        assertThat(result).isEqualTo("HEADER_HOME HEADER_VANTHU vanthu-desk");
    }

    @Test
    void aHeaderWithoutABarIsLeftAlone() throws Exception {
        String result = run(
                "header/share/share-header.get.js",
                "var widgetUtils = {findObject: function () { return null; }}; var model = {jsonModel: {}}; var msg = {};",
                "'untouched'");

        assertThat(result).isEqualTo("untouched");
    }

    @Test
    void theNewKindOfSiteIsTheOneThatTheFileOfPresetsDefinesInBothOfSharesDialogs() throws Exception {
        String before = "var model = {sitePresets: [{id: 'site-dashboard'}], jsonModel: {}}; var sites = {config: {}};"
                + "var msg = {get: function (key) { return key; }};"
                + "var widgetUtils = {findObject: function (where, name, value) { return value === 'SITE_SERVICE' ? sites : null; }};";
        String old = run("customizations/modules/create-site.get.js", before, "model.sitePresets[1].id");
        String ofTheHeader = run(
                "header/share/share-header.get.js",
                before,
                "sites.config.additionalSitePresets.map(function (one) { return one.value; }).join(' ')");

        assertThat(ShareFiles.attributes(
                        ShareFiles.xml(ShareFiles.RESOURCES.resolve("alfresco/site-data/presets/vanthu-presets.xml")),
                        "preset",
                        "id"))
                .containsExactly(old)
                .containsExactly(ofTheHeader);
    }

    @Test
    void theDashletShowsCountersThatTheDeskKnowsAndOpensItsPages() throws Exception {
        String script = Files.readString(ShareFiles.RESOURCES.resolve("META-INF/resources/vanthu-share/counters.js"));
        String menu = Files.readString(ShareFiles.DESK.resolve("app/menu.js"));
        String table = script.substring(script.indexOf("var PAGES = {"), script.indexOf("};"));
        Map<Boolean, Set<String>> names =
                Map.of(true, ShareFiles.matches(table, "(\\w+): '"), false, ShareFiles.matches(table, ": '(\\w+)'"));

        for (String name : names.getOrDefault(true, new TreeSet<>())) {
            assertThat(menu).contains("'" + name + "'");
        }
        for (String page : names.getOrDefault(false, new TreeSet<>())) {
            assertThat(menu).contains("id: '" + page + "'");
        }
    }

    @Test
    void theDashletShowsWaitingScansToThoseWhoseDeskHasThatPage() throws Exception {
        assertThat(dashletOf("specialist")).isEqualTo("toHandle=1");
        assertThat(dashletOf("leader")).isEqualTo("awaitingDirection=2 toHandle=1");
        assertThat(dashletOf("clerk")).isEqualTo("awaitingCheck=7 awaitingDirection=2 toHandle=1");
        assertThat(Files.readString(ShareFiles.DESK.resolve("app/menu.js")))
                .contains(
                        "shown: () => session.clerk, counter: 'awaitingCheck'",
                        "handlesDirection = () => session.has('clerk', 'leader', 'delegate')",
                        "shown: handlesDirection, counter: 'awaitingDirection'");
    }

    @Test
    void theDeskInShareIsTheDeskWithAnotherHost() throws Exception {
        String own = Files.readString(ShareFiles.RESOURCES.resolve("META-INF/resources/vanthu/share.html"));
        String desk = Files.readString(ShareFiles.DESK.resolve("index.html"));

        assertThat(own).isEqualTo(desk.replace("app/main.js", "app/share.js"));
    }

    /** What a person of a role reads in the dashlet, each counter with its number. */
    private static String dashletOf(String role) throws Exception {
        String page = "var shown = []; function Box() { this.getAttribute = function (name) { return name; };"
                + "this.setAttribute = function () {}; this.appendChild = function (line) { shown.push(line); }; }"
                + "var document = {querySelectorAll: function () { return [new Box()]; },"
                + "createElement: function () { return {appendChild: function (one) { this.number = one.textContent; }}; }};"
                + "function XMLHttpRequest() { this.open = function (method, url) { this.url = url; };"
                + "this.send = function () { this.status = 200; this.responseText = JSON.stringify(/session$/.test(this.url)"
                + "? {agency: 'A', agencies: [{code: 'B', roles: ['clerk', 'leader']}, {code: 'A', roles: ['" + role
                + "']}]} : {awaitingCheck: 7, awaitingDirection: 2, toHandle: 1, toSign: 0}); this.onload(); }; }";
        return run(
                ShareFiles.RESOURCES.resolve("META-INF/resources/vanthu-share/counters.js"),
                page,
                "shown.map(function (line) { return line.textContent.replace('data-label-', '') + '=' + line.number; }).join(' ')"
                        + ".replace('awaitingcheck', 'awaitingCheck').replace('awaitingdirection', 'awaitingDirection').replace('tohandle', 'toHandle')");
    }

    /**
     * An office in Vietnam writes the 24th from midnight there, which is the 23rd of the server and of some browsers.
     */
    @Test
    void aDayInAListIsTheDayOfTheOfficeInEveryZone() throws Exception {
        String line = run(
                ShareFiles.RESOURCES.resolve("META-INF/resources/vanthu-share/doclib.js"),
                "var lines = {}; var Alfresco = {util: {fromISO8601: function (text) { return new Date(text); }}};"
                        + "var YAHOO = {Bubbling: {fire: function (event, one) { lines[one.propertyName] = one.renderer; }}};",
                "lines.registry_arrivalDate({jsNode: {properties: {registry_arrivalDate:"
                        + " {iso8601: '2026-11-23T17:00:00.000Z'}}}}, 'Arrival: ')");

        assertThat(line).isEqualTo("<span class=\"item\">Arrival: 24/11/2026</span>");
    }

    @Test
    void aRefusalOfTheRepositoryIsToldInItsOwnWordsAndAnythingElseAsShareDoes() throws Exception {
        assertThat(toldOf(
                        "org.alfresco.repo.security.permissions.AccessDeniedException: 10231141 Only by a correction."))
                .isEqualTo("Only by a correction.");
        assertThat(toldOf("org.vanthu.shared.ConflictException: 10231142 Somebody was faster."))
                .isEqualTo("Somebody was faster.");
        assertThat(toldOf("java.lang.NullPointerException")).isEqualTo("as Share does");
    }

    private static String toldOf(String message) throws Exception {
        return run(
                ShareFiles.RESOURCES.resolve("META-INF/resources/vanthu-share/forms.js"),
                "var told = ''; function FormManager() { this.options = {}; }"
                        + "FormManager.prototype = {msg: String, onFormSubmitFailure: function () { told = 'as Share does'; }};"
                        + "var Alfresco = {component: {FormManager: FormManager}, util: {PopupManager:"
                        + " {displayPrompt: function (prompt) { told = prompt.text; }}}};",
                "new FormManager().onFormSubmitFailure({json: {message: '" + message + "'}}); told");
    }

    private static String run(String script, String before, String question) throws Exception {
        return run(ShareFiles.EXTENSION.resolve("site-webscripts/org/vanthu").resolve(script), before, question);
    }

    private static String run(Path script, String before, String question) throws Exception {
        Context context = Context.enter();
        try {
            Scriptable scope = context.initSafeStandardObjects();
            context.evaluateString(scope, before, "before", 1, null);
            context.evaluateString(scope, Files.readString(script), script.toString(), 1, null);
            return Context.toString(context.evaluateString(scope, question, "question", 1, null));
        } finally {
            Context.exit();
        }
    }
}
