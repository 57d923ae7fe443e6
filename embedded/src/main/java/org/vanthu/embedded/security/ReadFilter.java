package org.vanthu.embedded.security;

import java.util.HashSet;
import java.util.Set;

import org.alfresco.repo.security.authentication.AuthenticationUtil;

/**
 * What the current user may read, in terms that an index can hold: a node may be found if its access control list is
 * one that the user may read, or if the user owns it.
 */
public final class ReadFilter {
    private static final long READ = PermissionModel.mask("Read");

    private final AuthorityStore authorities;
    private final AclStore acls;

    ReadFilter(AuthorityStore authorities, AclStore acls) {
        this.authorities = authorities;
        this.acls = acls;
    }

    /** What one user may read; ask for a new one for each search. */
    public interface Reader {
        /** Answers whether the user may read every node there is. */
        boolean everything();

        /** Answers the user's name, which is the owner of the nodes that may be read whatever their list says. */
        String userName();

        /** Answers whether nodes under this list may be read; cheap after the first time. */
        boolean mayRead(long aclId);

        /** Answers all lists that the user may read. */
        Set<Long> readableAcls();
    }

    /**
     * Answers what the user with whose rights the code runs may read; nothing if there is none.
     *
     * <p>Callable in and outside of a transaction.
     */
    public Reader current() {
        String user = AuthenticationUtil.getRunAsUser();
        return user == null ? NOBODY : new UserReader(authorities.of(user));
    }

    /** Answers the authorities that may read nodes under the list. */
    public Set<String> readers(long aclId) {
        return acls.effective(aclId).readers();
    }

    /** Answers the authorities that are denied to read nodes under the list, whatever else they may be. */
    public Set<String> denied(long aclId) {
        return acls.effective(aclId).readersDenied();
    }

    private static final Reader NOBODY = new Reader() {
        @Override
        public boolean everything() {
            return false;
        }

        @Override
        public String userName() {
            return "";
        }

        @Override
        public boolean mayRead(long aclId) {
            return false;
        }

        @Override
        public Set<Long> readableAcls() {
            return Set.of();
        }
    };

    private final class UserReader implements Reader {
        private final Authorities user;

        UserReader(Authorities user) {
            this.user = user;
        }

        @Override
        public boolean everything() {
            return user.administrator();
        }

        @Override
        public String userName() {
            return user.userName();
        }

        @Override
        public boolean mayRead(long aclId) {
            return user.administrator() || (user.rights(acls, aclId) & READ) == READ;
        }

        @Override
        public Set<Long> readableAcls() {
            var readable = new HashSet<Long>();
            for (Long id : acls.all()) {
                if (mayRead(id)) {
                    readable.add(id);
                }
            }
            return readable;
        }
    }
}
