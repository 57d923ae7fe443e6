package org.vanthu.embedded.security;

import java.util.List;
import java.util.Optional;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.security.TransactionCache.Invalidated;

/** Which node is whose, by user name in any case. */
final class PersonStore {
    record Person(String userName, NodeRef nodeRef) {}

    private final JdbcClient jdbc;
    private final Invalidated<String, Optional<Person>> byKey = new Invalidated<>(20_000);

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Person> find(String userName) {
        String key = AuthorityStore.key(userName);
        return byKey.get(
                key,
                () -> jdbc.sql("select user_name, node_uuid from emb_person where user_key = ?")
                        .param(key)
                        .query((rs, row) -> new Person(rs.getString(1), node(rs.getString(2))))
                        .optional());
    }

    Optional<Person> find(NodeRef nodeRef) {
        return jdbc.sql("select user_name from emb_person where node_uuid = ?")
                .param(nodeRef.getId())
                .query((rs, row) -> new Person(rs.getString(1), nodeRef))
                .optional();
    }

    List<Person> all() {
        return jdbc.sql("select user_name, node_uuid from emb_person order by user_key")
                .query((rs, row) -> new Person(rs.getString(1), node(rs.getString(2))))
                .list();
    }

    int count() {
        return jdbc.sql("select count(*) from emb_person").query(Integer.class).single();
    }

    void add(String userName, NodeRef nodeRef) {
        jdbc.sql("insert into emb_person (user_key, user_name, node_uuid) values (?, ?, ?)")
                .params(AuthorityStore.key(userName), userName, nodeRef.getId())
                .update();
        byKey.invalidate();
    }

    void remove(String userName) {
        jdbc.sql("delete from emb_person where user_key = ?")
                .param(AuthorityStore.key(userName))
                .update();
        byKey.invalidate();
    }

    private static NodeRef node(String uuid) {
        return new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, uuid);
    }
}
