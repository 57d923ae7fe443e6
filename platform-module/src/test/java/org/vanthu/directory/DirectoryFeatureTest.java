package org.vanthu.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The directory of exchange: nobody in it is ever unknown again by an identifier that was once in use. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
class DirectoryFeatureTest {

    private static final String NAME = "Sở Thử nghiệm ";
    private static TestSite site;

    private final Directory directory;
    private final Keeping keeping;
    private final Groups groups;
    private final Lists lists;
    private final Views views;
    private final Unknown unknown;
    private final JdbcTemplate jdbc;

    DirectoryFeatureTest(EmbeddedRepository repository) {
        this.directory = repository.bean(Directory.class);
        this.keeping = repository.bean(Keeping.class);
        this.groups = repository.bean(Groups.class);
        this.lists = repository.bean(Lists.class);
        this.views = repository.bean(Views.class);
        this.unknown = repository.bean(Unknown.class);
        this.jdbc = ModuleTables.of(repository);
    }

    @BeforeAll
    static void people(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
    }

    @Test
    void anAgencyOfThisSiteIsInItByItself() {
        Organization here = as(() -> directory.find("H99").orElseThrow());

        assertThat(here.site()).isEqualTo("H99");
        assertThat(as(() -> directory.route("H99").orElseThrow()).connector()).isEqualTo(Route.SITE);
        assertThat(as(() -> directory.search("tinh mau", first()).items()))
                .extracting(Organization::code)
                .contains("H99", "H98");
        assertThatThrownBy(() -> as(() -> keeping.add(form("H99", "Trùng", null))))
                .hasFieldOrPropertyWithValue("msgId", "directory.error.of-this-site");
    }

    @Test
    void whoIsRenamedAndMergedIsFoundByEveryIdentifierThatItHad() {
        as(() -> keeping.add(form("W11.01", NAME + "một", route("peer", "https://mot.example"))));
        as(() -> keeping.add(form("W11.02", NAME + "hai", route("peer", "https://hai.example"))));
        Entry renamed = as(() -> keeping.step("W11.01", "rename", step("W11.09", 1)));
        as(() -> keeping.step("W11.09", "merge", step("W11.02", renamed.version())));

        for (String code : List.of("W11.01", "W11.09", "W11.02")) {
            assertThat(as(() -> directory.find(code).orElseThrow()).code()).isEqualTo("W11.02");
            assertThat(as(() -> directory.route(code).orElseThrow()).address()).isEqualTo("https://hai.example");
        }
        assertThat(as(() -> directory.find("W11.02").orElseThrow()).oldCodes()).containsExactly("W11.01", "W11.09");
        assertThat(as(() -> views.one("W11.09"))).containsEntry("state", "merged");
        assertThatThrownBy(() -> as(() -> keeping.add(form("W11.01", NAME + "khác", null))))
                .hasFieldOrPropertyWithValue("msgId", "directory.error.code-taken");
        assertThat(jdbc.queryForList(
                        "SELECT event FROM vt_directory_event WHERE organization IN ('W11.02', 'W11.09') ORDER BY id",
                        String.class))
                .contains("added", "renamed", "merged", "absorbed");
    }

    @Test
    void whatBelongsToAnAgencyOfThisSiteNowReachesIt() {
        as(() -> keeping.add(form("W12.01", NAME + "nhập vào đây", null)));
        as(() -> keeping.step("W12.01", "merge", step("H98", 1)));

        assertThat(as(() -> directory.find("W12.01").orElseThrow()).site()).isEqualTo("H98");
        assertThat(as(() -> directory.route("W12.01").orElseThrow()).connector())
                .isEqualTo(Route.SITE);
    }

    @Test
    void nothingGoesToWhoIsClosedUntilItIsOpenedAgain() {
        as(() -> keeping.add(form("W13.01", NAME + "đóng", route("folder", "w13"))));
        as(() -> keeping.step("W13.01", "close", step(null, 1)));

        assertThat(as(() -> directory.find("W13.01").orElseThrow()).closed()).isTrue();
        assertThat(as(() -> directory.route("W13.01"))).isEmpty();
        assertThat(as(() -> directory.search("W13", first()).items())).isEmpty();
        assertThatThrownBy(() -> as(() -> keeping.step("W13.01", "close", step(null, 2))))
                .isInstanceOf(ConflictException.class);

        as(() -> keeping.step("W13.01", "reopen", step(null, 2)));
        assertThat(as(() -> directory.route("W13.01"))).isPresent();
    }

    @Test
    void identifiersAreCheckedNamesAreComparedAndSecretsStayOutside() {
        as(() -> keeping.add(form("W14.01", NAME + "bốn", null)));

        assertThatThrownBy(() -> as(() -> keeping.add(form("w14", "Sai mã", null))))
                .isInstanceOf(InvalidInputException.class)
                .hasFieldOrPropertyWithValue("msgId", "directory.error.code");
        assertThatThrownBy(() -> as(() -> keeping.add(form("W14.02", "SỞ thử nghiệm  bốn", null))))
                .hasFieldOrPropertyWithValue("msgId", "directory.error.same-name");
        OrganizationForm.RouteForm leaky =
                new OrganizationForm.RouteForm("peer", "https://a.example", Map.of("token", "abc"));
        assertThatThrownBy(() -> as(() -> keeping.add(form("W14.03", "Lộ khóa", leaky))))
                .hasFieldOrPropertyWithValue("msgId", "directory.error.secret");
        assertThatThrownBy(() -> as(() -> keeping.change("W14.01", form(null, "Sửa", null))))
                .hasFieldOrPropertyWithValue("msgId", "directory.error.missing");
    }

    @Test
    void whoSawAnotherVersionIsToldSo() {
        as(() -> keeping.add(form("W15.01", NAME + "năm", null)));
        as(() -> keeping.step("W15.01", "close", step(null, 1)));

        assertThatThrownBy(() -> as(() -> keeping.step("W15.01", "reopen", step(null, 1))))
                .hasFieldOrPropertyWithValue("msgId", "directory.error.changed-meanwhile");
    }

    @Test
    void aPublishedListIsShownBeforeItIsTakenOver() {
        as(() -> keeping.add(form("W16.01", NAME + "cũ", null)));
        as(() -> keeping.add(form("W16.02", NAME + "trùng tên", null)));
        as(() -> keeping.add(form("W16.03", NAME + "giải thể", null)));
        as(() -> keeping.add(form("W16.04", NAME + "đã đóng", null)));
        as(() -> keeping.step("W16.04", "close", step(null, 1)));
        List<Listed> list = ListFile.read("""
                code;name;old;email;closed
                W16.11;Sở Thử nghiệm mới toanh;;moi@w16.example;
                W16.21;Sở Thử nghiệm cũ;W16.01;cu@w16.example;
                W16.22;Sở Thử nghiệm trùng tên;;;
                W16.03;Sở Thử nghiệm giải thể;;;x
                W16.04;Sở Thử nghiệm đã đóng;;;
                H98;Tên khác;;;
                sai;Sai mã;;;
                W16.11;Hai lần;;;
                """);

        List<Comparison.Line> seen = AuthenticationUtil.runAs(() -> lists.compare(list), manager());

        assertThat(seen)
                .extracting(Comparison.Line::verdict)
                .containsExactly(
                        Comparison.Verdict.ADDED,
                        Comparison.Verdict.RENAMED,
                        Comparison.Verdict.DUPLICATE,
                        Comparison.Verdict.CLOSED,
                        Comparison.Verdict.GONE,
                        Comparison.Verdict.HERE,
                        Comparison.Verdict.WRONG,
                        Comparison.Verdict.WRONG);
        assertThat(as(() -> directory.find("W16.11"))).isEmpty();

        AuthenticationUtil.runAs(() -> lists.apply("QĐ 1", list), manager());

        assertThat(as(() -> directory.find("W16.11").orElseThrow()).contact().email())
                .isEqualTo("moi@w16.example");
        assertThat(as(() -> directory.find("W16.01").orElseThrow()).code()).isEqualTo("W16.21");
        assertThat(as(() -> directory.find("W16.22"))).isEmpty();
        assertThat(as(() -> directory.find("W16.03").orElseThrow()).closed()).isTrue();
        assertThat(AuthenticationUtil.runAs(() -> lists.compare(list), manager()))
                .extracting(Comparison.Line::verdict)
                .doesNotContain(Comparison.Verdict.ADDED, Comparison.Verdict.RENAMED, Comparison.Verdict.CLOSED);
    }

    @Test
    void aGroupFollowsItsMembersAndIsOfferedWithThem() {
        as(() -> keeping.add(form("W17.01", NAME + "bảy một", null)));
        as(() -> keeping.add(form("W17.02", NAME + "bảy hai", null)));
        Group group = site.asRole(
                "clerk",
                () -> groups.add(new Groups.Form("H99", "Nhóm bảy", List.of("W17.01", "W17.02", "H98"), null)));
        as(() -> keeping.step("W17.01", "rename", step("W17.11", 1)));

        assertThat(as(() -> directory.groups("H99")))
                .filteredOn(one -> one.id() == group.id())
                .flatExtracting(Group::members)
                .containsExactly("W17.11", "W17.02", "H98");
        as(() -> keeping.step("W17.02", "merge", step("W17.11", 1)));
        assertThat(as(() -> directory.groups("H99")))
                .filteredOn(one -> one.id() == group.id())
                .flatExtracting(Group::members)
                .containsExactly("W17.11", "H98");
        assertThat(site.asRole("specialist", () -> views.recipients("H99", "nhom bay")))
                .first()
                .satisfies(
                        offered -> assertThat((List<?>) offered.get("members")).hasSize(2));
        assertThatThrownBy(() -> site.asRole(
                        "clerk", () -> groups.add(new Groups.Form("H99", "Nhóm lạ", List.of("W17.99"), null))))
                .hasFieldOrPropertyWithValue("msgId", "directory.error.unknown");
        assertThatThrownBy(() -> site.asRole(
                        "clerk",
                        () -> groups.change(group.id(), new Groups.Form(null, "nhóm BẢY", List.of("H98"), 7L))))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void whoWroteWithoutBeingInItIsOfferedUntilSomebodyWritesItIn() {
        as(() -> {
            unknown.met("W18.01", "Nơi lạ", "la@w18.example", "peer");
            unknown.met("W18.01", "Nơi lạ", "la@w18.example", "peer");
            unknown.met("H98", "Không lạ", "", "peer");
            unknown.met("<không phải mã>", "Sai", "", "peer");
            return null;
        });

        assertThat(as(views::unknown))
                .filteredOn(row -> row.code().startsWith("W18") || !row.code().startsWith("W"))
                .singleElement()
                .satisfies(row -> assertThat(row.times()).isEqualTo(2));
        as(() -> keeping.add(form("W18.01", "Nơi lạ", null)));
        assertThat(as(views::unknown)).noneMatch(row -> row.code().equals("W18.01"));
    }

    @Test
    void onlyItsKeepersChangeIt() {
        for (String role : List.of("clerk", "leader", "specialist", "archivist", "external")) {
            assertThatThrownBy(() -> site.asRole(role, () -> keeping.add(form("W19.01", "Không được", null))))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> site.asRole("external", () -> views.list("open", "", first())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> site.asRole(
                        "specialist", () -> groups.add(new Groups.Form("H99", "Của tôi", List.of("H98"), null))))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(site.asRole(
                        "specialist", () -> views.list("open", "", first()).items()))
                .isNotEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAcrossTheSiteAndTheTables() {
        for (int i = 0; i < 5; i++) {
            String code = "G20.0" + i;
            as(() -> keeping.add(form(code, NAME + "trang " + code, null)));
        }

        List<String> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            Keyset place = Keyset.parse(after, "3");
            var page = as(() -> directory.search("", place));
            page.items().forEach(one -> all.add(one.code()));
            after = page.next();
        } while (after != null);

        assertThat(all).doesNotHaveDuplicates().isSorted().contains("H98", "H99", "G20.00", "G20.04");
    }

    private static <T> T as(Callable<T> work) {
        return site.as("admin", work);
    }

    private static String manager() {
        return "admin";
    }

    private static Keyset first() {
        return Keyset.parse(null, null);
    }

    private static Keeping.StepForm step(@Nullable String code, long version) {
        return new Keeping.StepForm(code, "theo quyết định", version);
    }

    private static OrganizationForm.RouteForm route(String connector, String address) {
        return new OrganizationForm.RouteForm(connector, address, Map.of());
    }

    private static OrganizationForm form(
            @Nullable String code, String name, OrganizationForm.@Nullable RouteForm route) {
        return new OrganizationForm(
                code, name, null, null, null, null, null, null, null, null, null, route, null, null);
    }
}
