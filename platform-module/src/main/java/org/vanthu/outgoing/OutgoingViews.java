package org.vanthu.outgoing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Unit;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.Page;
import org.vanthu.shared.Texts;
import org.vanthu.work.Holders;
import org.vanthu.work.WorkItem;

/** Shows outgoing documents to people: lists, one document with all about it, and what a form offers. */
public final class OutgoingViews {

    private static final List<String> COMPETENCES =
            List.of("", "TM.", "KT.", "TL.", "TUQ.", "Q.", "TM. KT.", "TL. KT.");

    private final OutgoingTable table;
    private final OutgoingParts parts;
    private final OutgoingFiles files;
    private final Steps steps;
    private final Handlers handlers;
    private final Notices notices;
    private final Loans loans;
    private final Warnings warnings;
    private final OutgoingSite site;

    OutgoingViews(
            OutgoingTable table,
            OutgoingParts parts,
            OutgoingFiles files,
            Steps steps,
            Handlers handlers,
            Notices notices,
            Loans loans,
            Warnings warnings,
            OutgoingSite site) {
        this.table = table;
        this.parts = parts;
        this.files = files;
        this.steps = steps;
        this.handlers = handlers;
        this.notices = notices;
        this.loans = loans;
        this.warnings = warnings;
        this.site = site;
    }

    /** A page of the documents on their way that the person may see. */
    Page<Map<String, @Nullable Object>> list(JsonRequest request) {
        String agency = request.required("agency");
        site.access().require(agency, OutgoingPermission.READ);
        String box = request.query("box").orElse("mine");
        String user = site.access().userName();
        if (box.equals("register")) {
            return register(request);
        }
        boolean mine = box.equals("mine") || box.equals("replies");
        if (!mine && !box.equals("handled")) {
            throw InvalidInputException.field("box", box, "outgoing.error.choice", "box", box);
        }
        return rows(
                filter(
                        request,
                        agency,
                        mine ? Optional.of(user) : Optional.empty(),
                        mine ? Optional.empty() : Optional.of(user),
                        false,
                        box.equals("replies")),
                request);
    }

    /** A page of the outgoing register: whatever has a number, also before it is issued. */
    Page<Map<String, @Nullable Object>> register(JsonRequest request) {
        String agency = request.required("agency");
        site.access().require(agency, OutgoingPermission.SEE_REGISTER);
        return rows(filter(request, agency, Optional.empty(), Optional.empty(), true, false), request);
    }

    private static OutgoingFilter filter(
            JsonRequest request,
            String agency,
            Optional<String> drafter,
            Optional<String> handledBy,
            boolean numbered,
            boolean awaitingReply) {
        List<OutgoingState> states = request.query("state").stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(code -> OutgoingState.find(code)
                        .orElseThrow(() ->
                                InvalidInputException.field("state", code, "outgoing.error.choice", "state", code)))
                .toList();
        return new OutgoingFilter(
                agency,
                drafter,
                handledBy,
                request.query("unit"),
                states,
                request.query("series"),
                request.query("type"),
                request.query("q"),
                request.queryDate("from"),
                request.queryDate("to"),
                numbered,
                awaitingReply);
    }

    private Page<Map<String, @Nullable Object>> rows(OutgoingFilter filter, JsonRequest request) {
        Page<Outgoing> page = table.list(filter, request.keyset());
        Set<String> people = new HashSet<>();
        page.items()
                .forEach(
                        one -> people.addAll(List.of(one.drafter(), one.fields().signer())));
        Map<String, String> names = names(people);
        Map<String, String> units = units(filter.agency());
        return page.map(one -> row(one, names, units));
    }

    /** One document with all about it; the caller has checked that the person may see it. */
    Map<String, @Nullable Object> document(String nodeId) {
        Outgoing one = handlers.readable(nodeId);
        boolean handles = one.state() != OutgoingState.ISSUED || handlers.handles(one);
        List<Check> checks = parts.checks(nodeId);
        List<OutgoingFile> all = parts.files(nodeId);
        Map<String, String> names = names(people(one, checks, all));
        Map<String, @Nullable Object> view = row(one, names, units(one.agency()));
        view.put("agency", one.agency());
        view.put("fields", fields(one.fields(), handles));
        view.put("recipients", parts.recipients(nodeId));
        view.put("links", parts.links(nodeId));
        view.put("linkedFrom", parts.linksTo(nodeId));
        view.put(
                "files",
                all.stream()
                        .filter(file -> handles || file.isOpenWhenIssued(all))
                        .map(file -> file(file, all, names))
                        .toList());
        view.put("originalMissing", isOriginalMissing(one, all));
        view.put("warnings", warnings.of(one));
        Optional<OutgoingFile> current = files.current(one);
        view.put("file", current.map(OutgoingFile::id).orElse(null));
        String draftHash = files.draft(one).map(OutgoingFile::sha256).orElse("");
        view.put(
                "checks",
                handles
                        ? checks.stream()
                                .map(check -> check(check, names, draftHash))
                                .toList()
                        : List.of());
        Map<String, @Nullable Object> stage =
                Json.MAPPER.convertValue(one.stage(), new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
        stage.put("signedByName", name(one.stage().signedBy(), names));
        view.put("stage", stage);
        Optional<WorkItem> open = steps.open(one);
        view.put("holder", open.map(item -> holder(one, item)).orElse(null));
        view.put(
                "loans",
                site.access().may(one.agency(), OutgoingPermission.SEE_REGISTER) ? loans.of(nodeId) : List.of());
        view.put("actions", actions(one, open));
        view.put(
                "actAs",
                open.map(item -> steps.principals(one, item)).orElse(List.of()).stream()
                        .map(user -> Map.of("userName", user, "fullName", site.fullName(user)))
                        .toList());
        return view;
    }

    /** Of an important document the editable file must be kept too, once it is signed. */
    private static boolean isOriginalMissing(Outgoing one, List<OutgoingFile> all) {
        return one.fields().important()
                && one.stage().signedAt() != null
                && all.stream().noneMatch(file -> file.kind().equals(OutgoingFile.ORIGINAL));
    }

    private static Set<String> people(Outgoing one, List<Check> checks, List<OutgoingFile> all) {
        Set<String> people = new HashSet<>(List.of(one.drafter(), one.fields().signer()));
        checks.forEach(check -> {
            people.add(check.by());
            Optional.ofNullable(check.onBehalfOf()).ifPresent(people::add);
        });
        all.forEach(file -> people.add(file.addedBy()));
        Optional.ofNullable(one.stage().signedBy()).ifPresent(people::add);
        return people;
    }

    private Map<String, @Nullable Object> row(Outgoing one, Map<String, String> names, Map<String, String> units) {
        DraftFields f = one.fields();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("nodeId", one.nodeId());
        row.put("kind", one.kind());
        row.put("state", one.state().code());
        row.put("typeCode", f.typeCode());
        row.put("typeName", f.typeName());
        row.put("subject", f.subject());
        row.put("urgency", f.urgency());
        row.put("unit", f.unit());
        row.put("unitName", units.getOrDefault(f.unit(), f.unit()));
        row.put("drafter", one.drafter());
        row.put("drafterName", name(one.drafter(), names));
        row.put("signer", f.signer());
        row.put("signerName", name(f.signer(), names));
        row.put("number", one.stage().number());
        row.put("issuedDate", one.stage().issuedDate());
        row.put("issuedAt", one.stage().issuedAt());
        row.put("mode", f.mode());
        row.put("replyRequested", f.replyRequested());
        row.put("replyDue", f.replyDue());
        row.put("replyClosed", one.stage().replyClosedAt() != null);
        row.put("draftVersion", one.draftVersion());
        row.put("returnedReason", one.returnedReason());
        row.put("createdAt", one.createdAt());
        row.put("changedAt", one.changedAt());
        row.put("version", one.version());
        return row;
    }

    private static Map<String, @Nullable Object> fields(DraftFields fields, boolean handles) {
        Map<String, @Nullable Object> view =
                Json.MAPPER.convertValue(fields, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
        if (!handles) {
            view.put("submission", "");
        }
        return view;
    }

    private static Map<String, @Nullable Object> file(
            OutgoingFile file, List<OutgoingFile> all, Map<String, String> names) {
        Map<String, @Nullable Object> view =
                Json.MAPPER.convertValue(file, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
        view.remove("nodeId");
        view.put(
                "signedAs",
                all.stream()
                        .filter(file::isSignedAs)
                        .findFirst()
                        .map(OutgoingFile::id)
                        .orElse(null));
        view.put("addedByName", name(file.addedBy(), names));
        return view;
    }

    private static Map<String, @Nullable Object> check(Check check, Map<String, String> names, String draftHash) {
        Map<String, @Nullable Object> view =
                Json.MAPPER.convertValue(check, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
        view.put("byName", name(check.by(), names));
        view.put("onBehalfOfName", name(check.onBehalfOf(), names));
        view.put("current", check.sha256().equals(draftHash));
        return view;
    }

    private Map<String, @Nullable Object> holder(Outgoing one, WorkItem item) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("itemId", String.valueOf(item.id()));
        view.put("step", item.step());
        view.put("userName", item.isPooled() ? null : item.holder());
        view.put("fullName", item.isPooled() ? pool(one, item) : site.fullName(item.holder()));
        view.put("since", item.startedAt());
        view.put("dueAt", item.dueAt());
        view.put("instruction", item.instruction());
        return view;
    }

    private String pool(Outgoing one, WorkItem item) {
        return item.holder().equals(Holders.role(Role.CLERK))
                ? Texts.of("outgoing.pool.clerks")
                : Texts.of(
                        "outgoing.pool.heads",
                        units(one.agency())
                                .getOrDefault(one.fields().unit(), one.fields().unit()));
    }

    /** What the person may do now. */
    private List<String> actions(Outgoing one, Optional<WorkItem> open) {
        List<String> actions = new ArrayList<>();
        String user = site.access().userName();
        boolean drafts = one.drafter().equals(user);
        boolean clerk = site.access().may(one.agency(), OutgoingPermission.ISSUE);
        boolean holds = open.filter(item -> steps.isHeldBy(item, user)).isPresent();
        boolean acts = holds
                || open.filter(item -> !steps.principals(one, item).isEmpty()).isPresent();
        OutgoingState state = one.state();
        if (holds) {
            actions.addAll(
                    switch (state) {
                        case DRAFT, RETURNED -> List.of("edit", "addDraft", "addSubmission", "addAttachment", "submit");
                        case REVIEW -> List.of("edit", "addDraft", "addAttachment", "review", "return");
                        case FORM_CHECK -> List.of("edit", "addDraft", "addAttachment", "checkForm", "return");
                        case APPROVE -> List.of("edit", "addDraft", "approve", "return");
                        case SIGN -> List.of("addDraft", "sign", "return");
                        case NUMBER -> List.of("edit", "addDraft", "number", "return");
                        case SEAL -> List.of("seal", "void");
                        case ISSUE -> List.of("issue", "void");
                        default -> List.<String>of();
                    });
            actions.removeIf(
                    action -> action.equals("sign") && !one.fields().signer().equals(user));
        } else if (acts) {
            actions.addAll(
                    switch (state) {
                        case REVIEW -> List.of("review", "return");
                        case APPROVE -> List.of("approve", "return");
                        case SIGN -> List.of("return");
                        default -> List.<String>of();
                    });
        }
        boolean over = state.isOver();
        if (drafts
                && !over
                && !List.of(OutgoingState.NUMBER, OutgoingState.SEAL, OutgoingState.ISSUE)
                        .contains(state)) {
            actions.add("cancel");
        }
        if (drafts && isTakenBack(one, user)) {
            actions.add("takeBack");
        }
        if (drafts
                && List.of(OutgoingState.NUMBER, OutgoingState.SEAL, OutgoingState.ISSUE, OutgoingState.ISSUED)
                        .contains(state)) {
            actions.add("addOriginal");
        }
        if (clerk
                && Signing.PAPER.equals(one.stage().signature())
                && List.of(OutgoingState.NUMBER, OutgoingState.SEAL, OutgoingState.ISSUE)
                        .contains(state)) {
            actions.add("addSigned");
        }
        if (state == OutgoingState.ISSUED) {
            if (drafts) {
                actions.add("parameters");
                if (one.fields().replyRequested() && one.stage().replyClosedAt() == null) {
                    actions.add("closeReply");
                }
            }
            if (drafts || clerk) {
                actions.add("deliver");
            }
            if (clerk) {
                actions.addAll(List.of("loan", "copy"));
            }
            if (notices.open(one, user).isPresent()) {
                actions.add("received");
            }
        }
        return actions;
    }

    private boolean isTakenBack(Outgoing one, String user) {
        if (!List.of(OutgoingState.REVIEW, OutgoingState.FORM_CHECK).contains(one.state())) {
            return false;
        }
        List<WorkItem> trace = steps.trace(one);
        return trace.size() > 1
                && trace.get(trace.size() - 2).step().equals("draft")
                && user.equals(trace.get(trace.size() - 2).endedBy());
    }

    /** What the form of a draft offers. */
    Map<String, @Nullable Object> options(String agency) {
        site.access().require(agency, OutgoingPermission.READ);
        OutgoingSettings settings = site.settings(agency);
        List<Staff.Member> signers = new ArrayList<>(site.staff().with(agency, Role.LEADER));
        site.staff().with(agency, Role.UNIT_HEAD).stream()
                .filter(member ->
                        signers.stream().noneMatch(one -> one.userName().equals(member.userName())))
                .forEach(signers::add);
        List<Staff.Member> controllers = new ArrayList<>(site.staff().with(agency, Role.CLERK));
        settings.controllers().stream()
                .flatMap(user -> site.staff().find(agency, user).stream())
                .filter(member -> !controllers.contains(member))
                .forEach(controllers::add);
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        options.put(
                "types",
                site.types().all().stream()
                        .filter(type -> type.active())
                        .map(type -> Map.of(
                                "code", type.code(),
                                "name", type.name(),
                                "abbreviation", type.abbreviation(),
                                "important", settings.importantTypes().contains(type.code())))
                        .toList());
        options.put("signers", signers.stream().map(OutgoingViews::member).toList());
        options.put(
                "controllers", controllers.stream().map(OutgoingViews::member).toList());
        options.put(
                "reviewers",
                site.staff().with(agency, Role.UNIT_HEAD).stream()
                        .map(OutgoingViews::member)
                        .toList());
        options.put(
                "units",
                site.units().of(agency).stream()
                        .filter(Unit::active)
                        .map(unit -> Map.of("code", unit.code(), "name", unit.name()))
                        .toList());
        options.put("unit", site.unitOf(agency, site.access().userName()));
        options.put("competences", COMPETENCES);
        options.put("modePolicy", settings.modePolicy());
        options.put("usualMode", settings.usualMode());
        options.put("signatureRequired", settings.signatureRequired());
        options.put("sealRequired", settings.sealRequired());
        options.put("submissionRequired", settings.submissionRequired());
        options.put(
                "grouping",
                switch (settings.grouping()) {
                    case ALL -> "all";
                    case BY_TYPE -> "type";
                    case BY_GROUP -> "group";
                });
        return options;
    }

    private static Map<String, Object> member(Staff.Member member) {
        return Map.of(
                "userName", member.userName(),
                "fullName", member.fullName(),
                "position", member.position(),
                "unit", Objects.requireNonNullElse(member.unit(), ""));
    }

    private Map<String, String> names(Collection<String> people) {
        return site.accounts().fullNames(people);
    }

    private Map<String, String> units(String agency) {
        return site.units().of(agency).stream().collect(Collectors.toMap(Unit::code, Unit::name));
    }

    private static @Nullable String name(@Nullable String user, Map<String, String> names) {
        return user == null ? null : names.getOrDefault(user, user);
    }
}
