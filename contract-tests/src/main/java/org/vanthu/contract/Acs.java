package org.vanthu.contract;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.model.Repository;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * The repository as one test class sees it: beans by the ids that ACS gives them, transactions, users, and things that
 * are deleted when the class is done.
 *
 * <p>Every test starts signed in as the administrator and outside of any transaction.
 */
public final class Acs implements AutoCloseable {
    /** The password of every {@link #newPerson()}. */
    public static final String PASSWORD = "Contract-2026";

    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final Engine engine;
    private final String owner;
    private final Deque<Step> cleaning = new ArrayDeque<>();
    private @Nullable NodeRef folder;
    private @Nullable String person;

    Acs(Engine engine, String owner) {
        this.engine = engine;
        this.owner = owner;
    }

    /** Work that answers something. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run() throws Exception;
    }

    /** Work that answers nothing. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /** The public bean of a service, which checks permissions: {@code NodeService} for {@code NodeService.class}. */
    public <T> T bean(Class<T> type) {
        return bean(type.getSimpleName(), type);
    }

    public <T> T bean(String id, Class<T> type) {
        return engine.context().getBean(id, type);
    }

    /**
     * Runs in a read-write transaction of its own, which the helper repeats when it meets another one. A failed
     * assertion comes out as such, although the helper wraps it.
     */
    public <T extends @Nullable Object> T inTransaction(Work<T> work) {
        try {
            return transactions().doInTransaction(work::run, false, true);
        } catch (AlfrescoRuntimeException e) {
            if (e.getCause() instanceof AssertionError failed) {
                throw failed;
            }
            throw e;
        }
    }

    /** @see #inTransaction(Work) */
    public void inTransaction(Step work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    public RetryingTransactionHelper transactions() {
        return bean("retryingTransactionHelper", RetryingTransactionHelper.class);
    }

    /** Runs as a signed-in user, whoever is signed in now. */
    public <T extends @Nullable Object> T asUser(String user, Work<T> work) {
        AuthenticationUtil.pushAuthentication();
        try {
            AuthenticationUtil.setFullyAuthenticatedUser(user);
            return work.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            AuthenticationUtil.popAuthentication();
        }
    }

    /** @see #asUser(String, Work) */
    public void asUser(String user, Step work) {
        asUser(user, () -> {
            work.run();
            return true;
        });
    }

    /** The folder of this test class in Company Home; everything in it goes with it. */
    public synchronized NodeRef folder() {
        NodeRef known = folder;
        if (known == null) {
            NodeRef home = inTransaction(
                    () -> bean("repositoryHelper", Repository.class).getCompanyHome());
            known = create(home, "contract-" + owner + "-" + unique(), ContentModel.TYPE_FOLDER);
            folder = known;
            deleteAfterwards(known);
        }
        return known;
    }

    /** A new folder in {@link #folder()}. */
    public NodeRef newFolder() {
        return create(folder(), unique(), ContentModel.TYPE_FOLDER);
    }

    /** A new node of type {@code cm:content} without content in {@link #folder()}. */
    public NodeRef newDocument() {
        return create(folder(), unique() + ".txt", ContentModel.TYPE_CONTENT);
    }

    /** A new node in a transaction of its own; its association has the same name, in the namespace {@code cm:}. */
    public NodeRef create(NodeRef parent, String name, QName type) {
        return create(parent, name, type, Map.of());
    }

    /** @see #create(NodeRef, String, QName) */
    public NodeRef create(NodeRef parent, String name, QName type, Map<QName, Serializable> properties) {
        return inTransaction(() -> {
            Map<QName, Serializable> all = new HashMap<>(properties);
            all.put(ContentModel.PROP_NAME, name);
            return nodes().createNode(parent, ContentModel.ASSOC_CONTAINS, cm(name), type, all)
                    .getChildRef();
        });
    }

    /** The inner bean {@code nodeService}: behaviours, but no permissions and no transactions. */
    public NodeService nodes() {
        return bean("nodeService", NodeService.class);
    }

    /** A name in the namespace {@code cm:}. */
    public static QName cm(String localName) {
        return QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, localName);
    }

    /** A name that nothing else in the repository has. */
    public static String unique() {
        return "c" + UUID.randomUUID().toString().substring(0, 13);
    }

    /**
     * The name of a person with an account that all tests of the class share, because ACS takes its time to make one.
     */
    public synchronized String person() {
        String known = person;
        if (known == null) {
            known = newPerson();
            person = known;
        }
        return known;
    }

    /** The name of a new person with an account whose password is {@link #PASSWORD}. */
    public String newPerson() {
        String name = unique();
        asUser(AuthenticationUtil.getAdminUserName(), () -> makePerson(name));
        afterwards(() -> inTransaction(() -> {
            PersonService people = bean("personService", PersonService.class);
            if (people.personExists(name)) {
                people.deletePerson(name);
            }
        }));
        return name;
    }

    private void makePerson(String name) {
        inTransaction(() -> {
            bean("authenticationService", MutableAuthenticationService.class)
                    .createAuthentication(name, PASSWORD.toCharArray());
            bean("personService", PersonService.class)
                    .createPerson(new HashMap<>(Map.of(
                            ContentModel.PROP_USERNAME,
                            name,
                            ContentModel.PROP_FIRSTNAME,
                            "Contract",
                            ContentModel.PROP_LASTNAME,
                            name,
                            ContentModel.PROP_EMAIL,
                            name + "@example.org")));
        });
    }

    /** The full name ({@code GROUP_…}) of a new group without members. */
    public String newGroup() {
        AuthorityService authorities = bean("authorityService", AuthorityService.class);
        String name = inTransaction(() -> authorities.createAuthority(AuthorityType.GROUP, unique()));
        afterwards(() -> inTransaction(() -> {
            if (authorities.authorityExists(name)) {
                authorities.deleteAuthority(name, false);
            }
        }));
        return name;
    }

    /** Deletes a node for good when the class is done. */
    public void deleteAfterwards(NodeRef node) {
        afterwards(() -> inTransaction(() -> {
            if (nodes().exists(node)) {
                nodes().addAspect(node, ContentModel.ASPECT_TEMPORARY, Map.of());
                nodes().deleteNode(node);
            }
        }));
    }

    /** Does something when the class is done, as the administrator; the last one asked for is done first. */
    public synchronized void afterwards(Step step) {
        cleaning.push(step);
    }

    /** Where the web application answers, as {@code http://host:port/alfresco}. */
    public URI url() {
        return engine.url();
    }

    /** Whether a search index answers. */
    public boolean indexed() {
        return engine.indexed();
    }

    /** Repeats the assertion until it holds, because the index follows the commit; after the deadline its error. */
    public void untilIndexed(Step assertion) {
        eventually(assertion);
    }

    /**
     * Repeats the assertion until it holds, because ACS does it or fills a cache with it in another thread; after the
     * deadline its error.
     */
    public void eventually(Step assertion) {
        Instant deadline = Instant.now().plus(DEADLINE);
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                pause();
            } catch (Exception e) {
                throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Does all the cleaning, also when some of it fails.
     *
     * @throws IllegalStateException with all failures
     */
    @Override
    public synchronized void close() {
        IllegalStateException failures = new IllegalStateException("What " + owner + " made could not all be deleted");
        AuthenticationUtil.pushAuthentication();
        AuthenticationUtil.setFullyAuthenticatedUser(AuthenticationUtil.getAdminUserName());
        while (!cleaning.isEmpty()) {
            try {
                cleaning.pop().run();
            } catch (Exception e) {
                failures.addSuppressed(e);
            }
        }
        AuthenticationUtil.popAuthentication();
        if (failures.getSuppressed().length > 0) {
            throw failures;
        }
    }
}
