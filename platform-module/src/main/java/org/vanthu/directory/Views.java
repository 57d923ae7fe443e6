package org.vanthu.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Access;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;
import org.vanthu.shared.TextKey;

/** The directory as it is shown. Ways and history are shown to its keepers only. */
final class Views {

    private static final int HISTORY = 100;
    private static final int SUGGESTED = 8;

    private final Directory directory;
    private final EntryTable table;
    private final RouteTable routes;
    private final UnknownTable unknown;
    private final Keeping keeping;
    private final Access access;

    Views(
            Directory directory,
            EntryTable table,
            RouteTable routes,
            UnknownTable unknown,
            Keeping keeping,
            Access access) {
        this.directory = directory;
        this.table = table;
        this.routes = routes;
        this.unknown = unknown;
        this.keeping = keeping;
        this.access = access;
    }

    /** A page of organisations in a state, those of this site among the open ones. */
    Page<Map<String, @Nullable Object>> list(String state, String text, Keyset keyset) {
        requireReader();
        if (state.equals(Entry.OPEN)) {
            Page<Organization> page = directory.search(text, keyset);
            Map<String, Route> ways =
                    routes.find(page.items().stream().map(Organization::code).toList());
            return page.map(one -> {
                Map<String, @Nullable Object> view = view(one);
                view.put("state", Entry.OPEN);
                Route way = ways.get(one.code());
                view.put("connector", one.isOfThisSite() ? Route.SITE : way == null ? "" : way.connector());
                return view;
            });
        }
        String after = keyset.isFirstPage() ? "" : keyset.after().get(0);
        List<Entry> rows = table.list(state, after, keyset.limit() + 1);
        return Page.of(rows, keyset.limit(), row -> List.of(row.code()), null).map(row -> {
            Map<String, @Nullable Object> view = view(row.organization());
            view.put("state", row.state());
            view.put("mergedInto", row.mergedInto());
            view.put("connector", "");
            return view;
        });
    }

    /** One organisation; by an old identifier too. */
    Map<String, @Nullable Object> one(String code) {
        requireReader();
        Optional<Entry> row = table.find(code);
        if (row.isEmpty()) {
            Organization now =
                    directory.find(code).orElseThrow(() -> new NotFoundException("directory.error.unknown", code));
            row = now.isOfThisSite() ? Optional.empty() : table.find(now.code());
            if (row.isEmpty()) {
                Map<String, @Nullable Object> view = view(now);
                view.put("state", now.closed() ? Entry.CLOSED : Entry.OPEN);
                return view;
            }
        }
        return one(row.get());
    }

    Map<String, @Nullable Object> one(Entry row) {
        Organization organization = row.organization();
        List<String> old = row.state().equals(Entry.MERGED)
                ? List.of()
                : directory.find(row.code()).map(Organization::oldCodes).orElse(List.of());
        Map<String, @Nullable Object> view = view(organization.withOldCodes(old));
        view.put("state", row.state());
        view.put("mergedInto", row.mergedInto());
        view.put("source", row.source());
        view.put("changedAt", row.changedAt());
        view.put("changedBy", row.changedBy());
        view.put("version", row.version());
        view.put("manages", keeps());
        if (keeps()) {
            view.put("route", routes.find(row.code()).map(Views::view).orElse(null));
            view.put("history", table.events(row.code(), HISTORY));
        }
        return view;
    }

    /** What a recipient may be: organisations and groups that fit the text. */
    List<Map<String, @Nullable Object>> recipients(String agency, String text) {
        access.require(agency, DirectoryPermission.READ);
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        String key = TextKey.of(text);
        List<Group> groups = directory.groups(agency).stream()
                .filter(group -> TextKey.of(group.name()).contains(key))
                .limit(SUGGESTED)
                .toList();
        Map<String, Organization> members = directory.find(groups.stream()
                .flatMap(group -> group.members().stream())
                .distinct()
                .toList());
        for (Group group : groups) {
            Map<String, @Nullable Object> view = new LinkedHashMap<>();
            view.put("kind", "group");
            view.put("code", Long.toString(group.id()));
            view.put("name", group.name());
            view.put(
                    "members",
                    group.members().stream()
                            .map(members::get)
                            .filter(one -> one != null && !one.closed())
                            .map(Views::recipient)
                            .toList());
            found.add(view);
        }
        directory.search(text, new Keyset(List.of(), SUGGESTED + 1)).items().stream()
                .filter(one -> !agency.equals(one.site()))
                .limit(SUGGESTED)
                .forEach(one -> found.add(recipient(one)));
        return found;
    }

    /** The organisations with these identifiers, for showing the members of groups. */
    List<Map<String, @Nullable Object>> recipients(List<String> codes) {
        Map<String, Organization> known = directory.find(codes);
        return codes.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(Views::recipient)
                .toList();
    }

    /** Who wrote without being in the directory. */
    List<UnknownTable.Row> unknown() {
        keeping.requireManager();
        return unknown.last(Keyset.MAX_LIMIT);
    }

    private static Map<String, @Nullable Object> recipient(Organization one) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("kind", "agency");
        view.put("code", one.site() == null ? one.code() : one.site());
        view.put("name", one.name());
        view.put("electronic", one.reach().electronic());
        view.put("closed", one.closed());
        return view;
    }

    private boolean keeps() {
        return access.isSiteAdmin()
                || access.roles().keySet().stream().anyMatch(agency -> access.may(agency, DirectoryPermission.MANAGE));
    }

    private void requireReader() {
        if (!access.isSiteAdmin()
                && access.roles().keySet().stream().noneMatch(agency -> access.may(agency, DirectoryPermission.READ))) {
            throw new AccessDeniedException(access.userName() + " reads no directory");
        }
    }

    private static Map<String, @Nullable Object> view(Organization one) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("code", one.code());
        view.put("name", one.name());
        view.put("oldCodes", one.oldCodes());
        view.put("parent", one.parent());
        view.put("address", one.contact().address());
        view.put("email", one.contact().email());
        view.put("telephone", one.contact().telephone());
        view.put("fax", one.contact().fax());
        view.put("website", one.contact().website());
        view.put("electronic", one.reach().electronic());
        view.put("paper", one.reach().paper());
        view.put("kinds", new TreeSet<>(one.reach().kinds()));
        view.put("site", one.site());
        return view;
    }

    private static Map<String, Object> view(Route route) {
        return Map.of("connector", route.connector(), "address", route.address(), "settings", route.settings());
    }
}
