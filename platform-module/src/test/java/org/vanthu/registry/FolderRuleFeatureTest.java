package org.vanthu.registry;

import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.action.RuntimeActionService;
import org.alfresco.repo.action.executer.ActionExecuterAbstractBase;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionService;
import org.alfresco.service.cmr.action.CompositeAction;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.rule.Rule;
import org.alfresco.service.cmr.rule.RuleService;
import org.alfresco.service.cmr.rule.RuleType;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.transaction.TransactionListenerAdapter;
import org.alfresco.util.transaction.TransactionSupportUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.Bean;
import org.vanthu.files.SampleFiles;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The actions {@code registry-register} and {@code registry-number} behind real folder rules. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class FolderRuleFeatureTest {

    private static final BlockingQueue<String> DONE = new LinkedBlockingQueue<>();
    private static TestSite site;

    private final EmbeddedRepository repository;
    private final NodeService nodes;
    private final ActionService actions;
    private final DocumentQueries documents;
    private final Registers registers;
    private final RegisterVerifier verifier;
    private final JdbcTemplate jdbc;
    private NodeRef inbox;
    private NodeRef desk;

    FolderRuleFeatureTest(
            EmbeddedRepository repository,
            @Bean("NodeService") NodeService nodes,
            @Bean("actionService") ActionService actions,
            DocumentQueries documents,
            Registers registers,
            RegisterVerifier verifier) {
        this.repository = repository;
        this.nodes = nodes;
        this.actions = actions;
        this.documents = documents;
        this.registers = registers;
        this.verifier = verifier;
        this.jdbc = ModuleTables.of(repository);
    }

    @BeforeAll
    static void createSite(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
        Signal signal = new Signal();
        signal.setBeanName("test-signal");
        signal.setRuntimeActionService((RuntimeActionService) repository.bean("actionService", ActionService.class));
        signal.init();
    }

    @BeforeEach
    void makeFolders() {
        DONE.clear();
        site.as(AuthenticationUtil.getSystemUserName(), () -> {
            NodeRef agency = repository.bean(Agencies.class).folder(TestSite.AGENCY);
            inbox = create(agency, ContentModel.TYPE_FOLDER, "in-" + UUID.randomUUID(), Map.of());
            desk = create(agency, ContentModel.TYPE_FOLDER, "desk-" + UUID.randomUUID(), Map.of());
            return null;
        });
    }

    @Test
    @Requirement({"R001-018", "R002-058"})
    void aDocumentMovedIntoTheFolderIsRegisteredAsTheOneWhoMovedIt() {
        String register = open("theo quy tắc");
        rule(register(register), false, null);
        NodeRef document = document("12/CV-QT", "Về việc quy tắc thư mục");

        move("clerk", document);

        Map<String, Object> details = site.asRole("specialist", () -> documents.details(document));
        assertThat(details)
                .containsEntry("arrivalNumber", 1L)
                .containsEntry("number", "12/CV-QT")
                .containsEntry("subject", "Về việc quy tắc thư mục")
                .containsEntry("enteredBy", "clerk.h99");
        site.asRole("clerk", () -> {
            assertThat(nodes.getType(document)).isEqualTo(RegistryModel.TYPE_INCOMING_DOCUMENT);
            assertThat(nodes.getProperty(document, RegistryModel.PROP_SHA256)).isNotNull();
            assertThat(nodes.getProperty(document, RegistryModel.PROP_PAGE_AMOUNT))
                    .isEqualTo(2);
            return null;
        });
        assertThat(verified(register).entries()).isEqualTo(1);
    }

    @Test
    void parametersOfTheRuleFillWhatTheDocumentDoesNotSayAndTheNameIsTheAbstract() {
        String register = open("mặc định");
        rule(register(register), false, null);
        NodeRef document = site.asRole("clerk", () -> {
            NodeRef plain = create(
                    desk,
                    ContentModel.TYPE_CONTENT,
                    "Báo cáo tuần 3.pdf",
                    Map.of(
                            RegistryModel.PROP_ISSUED_DATE,
                            DocumentNodes.date(TestSite.ISSUED),
                            RegistryModel.PROP_NUMBER,
                            "3/BC-QT"));
            write(plain, SampleFiles.pdf(1));
            return plain;
        });

        move("clerk", document);

        assertThat(site.asRole("clerk", () -> documents.details(document)))
                .containsEntry("subject", "Báo cáo tuần 3")
                .containsEntry("issuerName", "Phòng Văn hóa")
                .containsEntry("typeName", "Công văn");
    }

    @Test
    void aMissingMandatoryFieldRefusesTheMoveByNameAndLeavesTheDocumentWhereItWas() {
        String register = open("thiếu trường");
        rule(register(register), false, null);
        NodeRef document = site.asRole("clerk", () -> {
            NodeRef plain = create(desk, ContentModel.TYPE_CONTENT, "khong ngay.pdf", Map.of());
            write(plain, SampleFiles.pdf(1));
            return plain;
        });

        assertThatThrownBy(() -> move("clerk", document)).isInstanceOfSatisfying(InvalidInputException.class, e -> {
            assertThat(e.errors()).extracting(error -> error.field()).containsExactly("issuedDate");
            assertThat(e.errors().get(0).msgId()).isEqualTo("registry.error.missing-issuedDate");
        });

        site.asRole("clerk", () -> {
            assertThat(nodes.getPrimaryParent(document).getParentRef()).isEqualTo(desk);
            assertThat(nodes.getType(document)).isEqualTo(ContentModel.TYPE_CONTENT);
            return null;
        });
        assertThat(verified(register).entries()).isZero();
    }

    @Test
    void anAsynchronousRuleRegistersAfterTheMoveAndAFailureRunsTheCompensatingAction() throws Exception {
        String register = open("không đồng bộ");
        rule(then(register(register), signal("done")), true, signal("compensated"));
        NodeRef good = document("21/CV-QT", "Văn bản đủ trường");
        NodeRef bad = site.asRole("clerk", () -> {
            NodeRef plain = create(desk, ContentModel.TYPE_CONTENT, "thieu.pdf", Map.of());
            write(plain, SampleFiles.pdf(1));
            return plain;
        });

        move("clerk", good);
        assertThat(DONE.poll(20, TimeUnit.SECONDS)).isEqualTo("done " + good.getId());
        move("clerk", bad);
        assertThat(DONE.poll(20, TimeUnit.SECONDS)).isEqualTo("compensated " + bad.getId());

        assertThat(site.asRole("clerk", () -> documents.details(good)))
                .containsEntry("arrivalNumber", 1L)
                .containsEntry("enteredBy", "clerk.h99");
        site.asRole("clerk", () -> {
            assertThat(nodes.getPrimaryParent(bad).getParentRef()).isEqualTo(inbox);
            assertThat(nodes.getType(bad)).isEqualTo(ContentModel.TYPE_CONTENT);
            return null;
        });
        assertThat(verified(register).entries()).isEqualTo(1);
    }

    @Test
    void runningTheActionTwiceTakesNoSecondNumber() {
        String register = open("hai lần");
        NodeRef document = document("31/CV-QT", "Chạy hai lần");
        run("clerk", register(register), document);

        run("clerk", register(register), document);

        assertThat(site.asRole("clerk", () -> documents.details(document))).containsEntry("arrivalNumber", 1L);
        assertThat(verified(register).entries()).isEqualTo(1);
        String other = open("sổ khác");
        run("clerk", register(other), document);
        assertThat(verified(other).entries()).isZero();
    }

    @Test
    void theRightsOfTheCallerHold() {
        String register = open("quyền");
        rule(register(register), false, null);
        site.as(AuthenticationUtil.getSystemUserName(), () -> {
            PermissionService permissions = repository.bean("permissionService", PermissionService.class);
            for (NodeRef folder : List.of(desk, inbox)) {
                permissions.setPermission(folder, "specialist.h99", PermissionService.COORDINATOR, true);
            }
            return null;
        });
        NodeRef document = document("41/CV-QT", "Chuyên viên tự đăng ký");

        assertThatThrownBy(() -> move("specialist", document)).isInstanceOf(AccessDeniedException.class);

        assertThat(site.asRole("clerk", () -> nodes.getPrimaryParent(document).getParentRef()))
                .isEqualTo(desk);
        assertThat(verified(register).entries()).isZero();
        assertThatThrownBy(() -> run("specialist", number("Quyết định", "QĐ-QT"), document))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement({"R003-012", "R000-002"})
    void theActionIsNoWayAroundTheRefusals() {
        String register = open("từ chối");
        NodeRef program = site.asRole("clerk", () -> {
            NodeRef node = create(desk, RegistryModel.TYPE_DOCUMENT, "cong-van.pdf", fields("51/CV-QT", "Kế hoạch"));
            write(node, SampleFiles.exe());
            return node;
        });
        NodeRef complaint = document("52/CV-QT", "Đơn khiếu nại của ông Nguyễn Văn B");

        assertThatThrownBy(() -> run("clerk", register(register), program))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("files.error.executable"));
        assertThatThrownBy(() -> run("clerk", register(register), complaint))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("registry.error.complaint"));
        assertThatThrownBy(() -> run("clerk", register(register), inbox)).isInstanceOf(NotFoundException.class);
        assertThat(verified(register).entries()).isZero();
    }

    @Test
    @Requirement("R002-058")
    void aDocumentGetsTheNextNumberOfItsSeriesOnce() {
        rule(number("Quyết định đánh số", "QĐ-QT"), false, null);
        NodeRef first = plain("a.docx");
        NodeRef second = plain("b.docx");

        move("clerk", first);
        move("clerk", second);
        run("clerk", number("Quyết định đánh số", "QĐ-QT"), first);
        run("clerk", number("Dãy khác", "QĐ-QT"), first);

        assertThat(property(first, RegistryModel.PROP_NUMBER)).isEqualTo("01/QĐ-QT");
        assertThat(property(second, RegistryModel.PROP_NUMBER)).isEqualTo("02/QĐ-QT");
        assertThat(property(second, RegistryModel.PROP_CODE_NUMBER)).isEqualTo("02");
        assertThat(jdbc.queryForObject(
                        "SELECT next_number FROM vt_number_series WHERE name = 'Quyết định đánh số'", Long.class))
                .isEqualTo(3);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM vt_number_series WHERE name = 'Dãy khác'", Long.class))
                .isZero();
    }

    @Test
    void aRegisteredDocumentKeepsTheNumberOfItsIssuerAndAnotherAgencysIsNotFound() {
        String register = open("số của nơi gửi");
        NodeRef incoming = document("61/CV-QT", "Văn bản đến");
        run("clerk", register(register), incoming);
        NodeRef foreign = site.as(AuthenticationUtil.getSystemUserName(), () -> {
            NodeRef node = create(desk, RegistryModel.TYPE_DOCUMENT, "x.pdf", Map.of());
            nodes.setProperty(node, RegistryModel.PROP_AGENCY, TestSite.OTHER_AGENCY);
            write(node, SampleFiles.pdf(1));
            return node;
        });

        assertThatThrownBy(() -> run("clerk", number("Dãy", "QĐ-QT"), incoming))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("registry.error.number-of-issuer"));
        assertThatThrownBy(() -> run("clerk", number("Dãy", "QĐ-QT"), foreign)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> run("clerk", register(register), foreign)).isInstanceOf(NotFoundException.class);
        assertThat(property(incoming, RegistryModel.PROP_NUMBER)).isEqualTo("61/CV-QT");
    }

    @Test
    void aNumberThatCannotBeWrittenIsRefusedAndNoneIsTaken() {
        NodeRef document = plain("c.docx");

        assertThatThrownBy(() -> run("clerk", number("Dãy lỗi", " "), document))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("registry.error.missing-notation"));
        assertThatThrownBy(() -> run("clerk", number("…", "QĐ-QT"), document))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("registry.error.missing-series"));
        assertThat(property(document, RegistryModel.PROP_NUMBER)).isNull();
    }

    private Action register(String register) {
        return actions.createAction(
                RegisterActionExecuter.NAME,
                Map.of(
                        RegisterActionExecuter.PARAM_AGENCY,
                        TestSite.AGENCY,
                        RegisterActionExecuter.PARAM_REGISTER,
                        register,
                        RegisterActionExecuter.PARAM_ISSUER,
                        "Phòng Văn hóa",
                        RegisterActionExecuter.PARAM_TYPE,
                        "CV"));
    }

    private Action number(String series, String notation) {
        return actions.createAction(
                NumberActionExecuter.NAME,
                Map.of(
                        NumberActionExecuter.PARAM_AGENCY, TestSite.AGENCY,
                        NumberActionExecuter.PARAM_SERIES, series,
                        NumberActionExecuter.PARAM_NOTATION, notation));
    }

    private Action signal(String label) {
        Action action = actions.createAction("test-signal");
        action.setTitle(label);
        return action;
    }

    private CompositeAction then(Action first, Action second) {
        CompositeAction both = actions.createCompositeAction();
        both.addAction(first);
        both.addAction(second);
        return both;
    }

    private void rule(Action action, boolean asynchronous, Action compensating) {
        if (compensating != null) {
            action.setCompensatingAction(compensating);
        }
        Rule rule = new Rule();
        rule.setTitle("Đăng ký");
        rule.setRuleTypes(List.of(RuleType.INBOUND));
        rule.setAction(action);
        rule.setExecuteAsynchronously(asynchronous);
        site.as(AuthenticationUtil.getSystemUserName(), () -> {
            repository.bean("ruleService", RuleService.class).saveRule(inbox, rule);
            return null;
        });
    }

    private void run(String role, Action action, NodeRef document) {
        site.asRole(role, () -> {
            actions.executeAction(action, document);
            return null;
        });
    }

    private void move(String role, NodeRef document) {
        site.asRole(
                role,
                () -> nodes.moveNode(
                        document,
                        inbox,
                        ContentModel.ASSOC_CONTAINS,
                        QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, document.getId())));
    }

    private NodeRef document(String number, String subject) {
        return site.asRole("clerk", () -> {
            NodeRef node =
                    create(desk, RegistryModel.TYPE_DOCUMENT, UUID.randomUUID() + ".pdf", fields(number, subject));
            write(node, SampleFiles.pdf(2));
            return node;
        });
    }

    private NodeRef plain(String name) {
        return site.asRole("clerk", () -> {
            NodeRef node = create(desk, ContentModel.TYPE_CONTENT, name, Map.of());
            write(node, SampleFiles.docx());
            return node;
        });
    }

    private static Map<QName, Serializable> fields(String number, String subject) {
        return Map.of(
                RegistryModel.PROP_NUMBER,
                number,
                RegistryModel.PROP_SUBJECT,
                subject,
                RegistryModel.PROP_ISSUED_DATE,
                DocumentNodes.date(TestSite.ISSUED),
                RegistryModel.PROP_ISSUER_NAME,
                "Sở Nội vụ",
                RegistryModel.PROP_TYPE_CODE,
                "CV");
    }

    private NodeRef create(NodeRef parent, QName type, String name, Map<QName, Serializable> more) {
        Map<QName, Serializable> properties = new HashMap<>(more);
        properties.put(ContentModel.PROP_NAME, name);
        QName association = QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name);
        return nodes.createNode(parent, ContentModel.ASSOC_CONTAINS, association, type, properties)
                .getChildRef();
    }

    private void write(NodeRef node, byte[] content) {
        ContentWriter writer = repository
                .bean("ContentService", ContentService.class)
                .getWriter(node, ContentModel.PROP_CONTENT, true);
        writer.setMimetype("application/pdf");
        writer.putContent(new ByteArrayInputStream(content));
    }

    private Serializable property(NodeRef node, QName property) {
        return site.asRole("clerk", () -> nodes.getProperty(node, property));
    }

    private RegisterVerifier.Verification verified(String register) {
        RegisterVerifier.Verification verification = site.asRole("clerk", () -> verifier.verify(register));
        assertThat(verification.ok()).isTrue();
        return verification;
    }

    private String open(String name) {
        int year = LocalDate.now(repository.bean("vanthu-platform.clock", java.time.Clock.class))
                .getYear();
        return site.asRole("clerk", () -> registers.open(TestSite.AGENCY, "incoming", name, year, 1))
                .id();
    }

    /** Says, once the transaction has committed, that it ran on a node: tests wait for that and for no time. */
    private static final class Signal extends ActionExecuterAbstractBase {

        @Override
        protected void addParameterDefinitions(List<ParameterDefinition> parameters) {
            // the title of the action says what to signal
        }

        @Override
        protected void executeImpl(Action action, NodeRef node) {
            TransactionSupportUtil.bindListener(
                    new TransactionListenerAdapter() {
                        @Override
                        public void afterCommit() {
                            DONE.add(action.getTitle() + " " + node.getId());
                        }
                    },
                    0);
        }
    }
}
