package org.vanthu.delegation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.VanthuException.FieldError;

/**
 * Shows, records and ends delegations, with the right checked and every change recorded. A principal grants his own;
 * the content administrator records what a principal permitted on paper, and never to himself.
 */
final class DelegationAdministration {

    private static final int MAX_TEXT = 500;
    private static final int MAX_REFERENCE = 200;

    private final DelegationTable table;
    private final Delegations delegations;
    private final Access access;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    DelegationAdministration(
            DelegationTable table,
            Delegations delegations,
            Access access,
            Accounts accounts,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.delegations = delegations;
        this.access = access;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** The delegations that the person may see, the last granted first. */
    List<DelegationView> list(String agency, boolean runningOnly) {
        access.require(agency, DelegationPermission.READ_OWN);
        String me = access.userName();
        boolean all = access.may(agency, DelegationPermission.READ_ALL);
        LocalDate today = delegations.today();
        List<Delegation> shown = table.of(agency).stream()
                .filter(one ->
                        all || one.principal().equals(me) || one.delegate().equals(me))
                .filter(one -> !runningOnly || one.runsOn(today))
                .toList();
        return views(shown);
    }

    /** For whom the person may act now, one row each, with everything that may be done for him. */
    List<PrincipalView> principals(String agency) {
        access.require(agency, DelegationPermission.READ_OWN);
        Map<String, Set<String>> scopes = new LinkedHashMap<>();
        for (Delegation one : delegations.held(agency)) {
            one.scopes()
                    .forEach(scope -> scopes.computeIfAbsent(one.principal(), name -> new TreeSet<>())
                            .add(scope.code()));
        }
        Map<String, String> names = accounts.fullNames(scopes.keySet());
        return scopes.entrySet().stream()
                .map(entry -> new PrincipalView(
                        entry.getKey(),
                        names.getOrDefault(entry.getKey(), entry.getKey()),
                        List.copyOf(entry.getValue())))
                .toList();
    }

    DelegationView grant(DelegationForm form) {
        String agency = form.agencyCode();
        String me = access.userName();
        String principal = form.principal() == null || form.principal().isBlank()
                ? me
                : form.principal().strip();
        boolean own = principal.equals(me);
        access.require(agency, own ? DelegationPermission.GRANT_OWN : DelegationPermission.GRANT_FOR_OTHERS);
        Delegation granted = form.check(principal, own, delegations.today(), me, clock.instant());
        checkPeople(granted);
        table.insert(granted);
        audit.record(AuditEvent.of(
                agency,
                "delegation.grant",
                subject(granted.id()),
                List.of(
                        new Change("principal", null, granted.principal()),
                        new Change("delegate", null, granted.delegate()),
                        new Change("scopes", null, String.join(",", codes(granted.scopes()))),
                        new Change("firstDay", null, granted.firstDay().toString()),
                        new Change(
                                "lastDay", null, granted.lastDay() == null ? null : String.valueOf(granted.lastDay())),
                        new Change("permission", null, granted.permission())),
                granted.reason()));
        return views(List.of(granted)).get(0);
    }

    /** Ends a delegation: the principal, the delegate, or the content administrator. */
    DelegationView revoke(String id, @Nullable String why) {
        Delegation known = table.find(id).orElseThrow(() -> new NotFoundException("delegation.error.not-found", id));
        String me = access.userName();
        boolean concerned = known.principal().equals(me) || known.delegate().equals(me);
        if (!access.may(known.agency(), DelegationPermission.READ_OWN)
                || !(concerned || access.may(known.agency(), DelegationPermission.READ_ALL))) {
            throw new NotFoundException("delegation.error.not-found", id);
        }
        if (!concerned && !access.may(known.agency(), DelegationPermission.GRANT_FOR_OTHERS)) {
            throw new AccessDeniedException(me + " may not end the delegation " + id);
        }
        String reason = why == null ? "" : why.strip();
        if (reason.isEmpty() || reason.length() > MAX_TEXT) {
            throw InvalidInputException.field("reason", reason, "delegation.error.reason", MAX_TEXT);
        }
        if (!table.revoke(id, clock.instant(), me, reason)) {
            throw new ConflictException("delegation.error.revoked", id);
        }
        audit.record(AuditEvent.of(known.agency(), "delegation.revoke", subject(id), reason));
        return views(List.of(table.find(id).orElseThrow())).get(0);
    }

    private void checkPeople(Delegation granted) {
        List<FieldError> errors = new ArrayList<>();
        if (!delegations.mayBePrincipal(granted.agency(), granted.principal())) {
            errors.add(
                    FieldError.of("principal", granted.principal(), "delegation.error.principal", granted.principal()));
        }
        if (granted.delegate().equals(granted.principal())) {
            errors.add(FieldError.of("delegate", granted.delegate(), "delegation.error.self"));
        } else if (granted.delegate().equals(granted.grantedBy())) {
            errors.add(FieldError.of("delegate", granted.delegate(), "delegation.error.own-grant"));
        } else if (accounts.activeRoles(granted.agency(), granted.delegate()).isEmpty()) {
            errors.add(FieldError.of("delegate", granted.delegate(), "delegation.error.delegate", granted.delegate()));
        }
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors);
        }
    }

    private List<DelegationView> views(List<Delegation> shown) {
        Set<String> people = new TreeSet<>();
        for (Delegation one : shown) {
            people.add(one.principal());
            people.add(one.delegate());
            people.add(one.grantedBy());
            if (one.revokedBy() != null) {
                people.add(one.revokedBy());
            }
        }
        Map<String, String> names = accounts.fullNames(people);
        LocalDate today = delegations.today();
        String me = access.userName();
        return shown.stream()
                .map(one -> DelegationView.of(
                        one,
                        names,
                        one.state(today),
                        one.revokedAt() == null
                                && (one.lastDay() == null || !one.lastDay().isBefore(today))
                                && (one.principal().equals(me)
                                        || one.delegate().equals(me)
                                        || access.may(one.agency(), DelegationPermission.GRANT_FOR_OTHERS))))
                .toList();
    }

    private static String subject(String id) {
        return "delegation:" + id;
    }

    private static List<String> codes(Collection<Scope> scopes) {
        return scopes.stream().map(Scope::code).toList();
    }

    /** One person in whose name the reader may act. */
    record PrincipalView(String userName, String fullName, List<String> scopes) {}

    /** Why a delegation ends. */
    record RevokeForm(@Nullable String reason) {}

    /** A delegation as it is shown. */
    record DelegationView(
            String id,
            String agency,
            String principal,
            String principalName,
            String delegate,
            String delegateName,
            List<String> scopes,
            LocalDate from,
            @Nullable LocalDate until,
            String reason,
            String permission,
            String state,
            Instant grantedAt,
            String grantedBy,
            String grantedByName,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy,
            @Nullable String revokedByName,
            @Nullable String revokedReason,
            boolean revocable) {

        static DelegationView of(Delegation one, Map<String, String> names, String state, boolean revocable) {
            String revokedBy = one.revokedBy();
            return new DelegationView(
                    one.id(),
                    one.agency(),
                    one.principal(),
                    names.getOrDefault(one.principal(), one.principal()),
                    one.delegate(),
                    names.getOrDefault(one.delegate(), one.delegate()),
                    codes(one.scopes()),
                    one.firstDay(),
                    one.lastDay(),
                    one.reason(),
                    one.permission(),
                    state,
                    one.grantedAt(),
                    one.grantedBy(),
                    names.getOrDefault(one.grantedBy(), one.grantedBy()),
                    one.revokedAt(),
                    revokedBy,
                    revokedBy == null ? null : names.getOrDefault(revokedBy, revokedBy),
                    one.revokedReason(),
                    revocable);
        }
    }

    /** What a person enters. */
    record DelegationForm(
            @Nullable String agency,
            @Nullable String principal,
            @Nullable String delegate,
            @Nullable List<String> scopes,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason,
            @Nullable String permission) {

        String agencyCode() {
            if (agency == null || agency.isBlank()) {
                throw InvalidInputException.field("agency", agency, "shared.error.missing", "agency");
            }
            return agency.strip();
        }

        Delegation check(String who, boolean own, LocalDate today, String me, Instant now) {
            List<FieldError> errors = new ArrayList<>();
            String why = text(errors, "reason", reason, MAX_TEXT, true);
            String paper = text(errors, "permission", permission, MAX_REFERENCE, !own);
            String whom = text(errors, "delegate", delegate, 100, true);
            LocalDate first = from == null ? today : from;
            if (first.isBefore(today)) {
                errors.add(FieldError.of("from", from, "delegation.error.past", first.toString()));
            }
            if (until != null && until.isBefore(first)) {
                errors.add(FieldError.of("until", until, "delegation.error.until", until.toString()));
            }
            Set<Scope> what = EnumSet.noneOf(Scope.class);
            for (String code : scopes == null ? List.<String>of() : scopes) {
                Scope.of(code)
                        .ifPresentOrElse(
                                what::add,
                                () -> errors.add(FieldError.of("scopes", code, "delegation.error.scope", code)));
            }
            if (what.isEmpty()
                    && errors.stream().noneMatch(error -> error.field().equals("scopes"))) {
                errors.add(FieldError.of("scopes", "", "delegation.error.no-scope"));
            }
            if (!errors.isEmpty()) {
                throw InvalidInputException.fields(errors);
            }
            return new Delegation(
                    UUID.randomUUID().toString(),
                    agencyCode(),
                    who,
                    whom,
                    what,
                    first,
                    until,
                    why,
                    paper,
                    now,
                    me,
                    null,
                    null,
                    null);
        }

        private static String text(
                List<FieldError> errors, String field, @Nullable String value, int maxLength, boolean required) {
            String text = value == null ? "" : value.strip();
            if (text.isEmpty() && required) {
                errors.add(FieldError.of(
                        field,
                        "",
                        field.equals("permission") ? "delegation.error.permission" : "shared.error.missing",
                        field));
            } else if (text.length() > maxLength) {
                errors.add(FieldError.of(field, text, "delegation.error.too-long", field, maxLength));
            }
            return text;
        }
    }
}
