package org.vanthu.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.TextKey;

/**
 * Answers who is meant by an identifier and how it is reached. An agency of this site is found by its code and by every
 * identifier that it has or had; it comes before what the tables say.
 *
 * @see "Decision 20/2020/QĐ-TTg"
 */
public final class Directory {

    private final Agencies agencies;
    private final OrganizationTable organizations;
    private final RouteTable routes;
    private final GroupTable groups;

    Directory(Agencies agencies, OrganizationTable organizations, RouteTable routes, GroupTable groups) {
        this.agencies = agencies;
        this.organizations = organizations;
        this.routes = routes;
        this.groups = groups;
    }

    /** Who has, or had, the identifier; of a merged one, what it was merged into. */
    public Optional<Organization> find(String code) {
        return Optional.ofNullable(find(List.of(code)).get(code));
    }

    /** Who has, or had, each of the identifiers; those that nobody had are missing. */
    public Map<String, Organization> find(List<String> codes) {
        Map<String, Organization> found = new HashMap<>();
        List<String> outside = new ArrayList<>();
        for (String code : codes) {
            here(code).ifPresentOrElse(agency -> found.put(code, agency), () -> outside.add(code));
        }
        Map<String, String> current = organizations.current(outside);
        Map<String, Organization> rows = organizations.find(List.copyOf(current.values()));
        current.forEach((asked, now) ->
                here(now).or(() -> Optional.ofNullable(rows.get(now))).ifPresent(one -> found.put(asked, one)));
        return found;
    }

    /** Who alone has the e-mail address, in small letters, outside this site. */
    public Optional<Organization> byEmail(String email) {
        List<Organization> found = organizations.withEmail(email);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The way to the organisation with the identifier; empty where none was written in or it is closed. */
    public Optional<Route> route(String code) {
        return find(code).filter(organization -> !organization.closed()).flatMap(this::route);
    }

    private Optional<Route> route(Organization organization) {
        String site = organization.site();
        return site == null
                ? routes.find(organization.code())
                : Optional.of(new Route(organization.code(), Route.SITE, site, Map.of()));
    }

    /** The ways that a connector goes, by identifier. */
    public List<Route> routes(String connector) {
        return routes.ofConnector(connector);
    }

    /**
     * A page of the open organisations, those of this site among them, by identifier.
     *
     * @param text words of the name or the beginning of the identifier; empty for all
     */
    public Page<Organization> search(String text, Keyset keyset) {
        String after = keyset.isFirstPage() ? "" : keyset.after().get(0);
        int limit = keyset.limit() + 1;
        Map<String, Organization> byCode = new HashMap<>();
        organizations.search(text, after, limit).forEach(one -> byCode.put(one.code(), one));
        ofThisSite(text).stream()
                .filter(one -> one.code().compareTo(after) > 0)
                .forEach(one -> byCode.put(one.code(), one));
        List<Organization> rows = new ArrayList<>(byCode.values());
        rows.sort(Comparator.comparing(Organization::code));
        List<Organization> page = rows.subList(0, Math.min(limit, rows.size()));
        return Page.of(page, keyset.limit(), one -> List.of(one.code()), null);
    }

    /** The groups of an agency, by name. */
    public List<Group> groups(String agency) {
        return groups.ofAgency(agency);
    }

    private List<Organization> ofThisSite(String text) {
        String key = TextKey.of(text);
        return agencies.all().stream()
                .filter(Agency::active)
                .map(Directory::of)
                .filter(one -> TextKey.of(one.code() + " " + one.name()).contains(key))
                .toList();
    }

    /** The agency of this site that is meant. */
    Optional<Organization> here(String code) {
        return agencies.find(code).or(() -> agencies.byIdentifier(code)).map(Directory::of);
    }

    private static Organization of(Agency agency) {
        return new Organization(
                agency.identifier(),
                agency.name(),
                agency.oldIdentifiers(),
                agency.parent(),
                Contact.NONE,
                Reach.ALL,
                !agency.active(),
                agency.code());
    }
}
