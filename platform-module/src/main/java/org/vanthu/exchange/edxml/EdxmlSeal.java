package org.vanthu.exchange.edxml;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.crypto.Data;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;

import org.vanthu.exchange.message.Attachment;
import org.vanthu.exchange.message.Message;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The seal of a message: an XML signature in its header, over the envelope and over the bytes of every attachment. When
 * it is looked at, a reference may name the very envelope that is read and the attachments that are there, each once,
 * and nothing else: a signed part that was moved elsewhere, or an attachment that nobody signed, breaks it.
 *
 * @see "QCVN 102:2016/BTTTT: rsa-sha256, exc-c14n; W3C XML Signature Best Practices"
 */
final class EdxmlSeal {

    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String ENVELOPE_ID = "envelope";
    private static final XMLSignatureFactory XML = XMLSignatureFactory.getInstance("DOM");

    private EdxmlSeal() {}

    /** Seals an envelope that was just built. */
    static void seal(Element envelope, Message message, SealingKey key) {
        try {
            envelope.setAttribute(Edxml.ID, ENVELOPE_ID);
            envelope.setIdAttribute(Edxml.ID, true);
            DigestMethod sha256 = XML.newDigestMethod(DigestMethod.SHA256, null);
            List<Reference> references = new ArrayList<>();
            references.add(XML.newReference(
                    "#" + ENVELOPE_ID,
                    sha256,
                    List.of(
                            XML.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            XML.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null));
            for (Attachment one : message.attachments()) {
                references.add(XML.newReference(
                        Edxml.CID + one.contentId(),
                        sha256,
                        List.of(),
                        null,
                        null,
                        HexFormat.of().parseHex(one.sha256())));
            }
            SignedInfo signed = XML.newSignedInfo(
                    XML.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    XML.newSignatureMethod(RSA_SHA256, null),
                    references);
            KeyInfoFactory keys = XML.getKeyInfoFactory();
            KeyInfo info = keys.newKeyInfo(List.of(keys.newX509Data(key.chain())));
            DOMSignContext context = new DOMSignContext(key.key(), child(envelope, Edxml.HEADER));
            XML.newXMLSignature(signed, info).sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("a message cannot be sealed", e);
        }
    }

    /**
     * Looks at the seal of an envelope.
     *
     * @param attachments with their bytes as they came
     * @return the certificate of who sealed it, whose trust is yet to be decided; empty where there is no seal
     * @throws MalformedMessageException if the seal is broken, or covers less than all of it
     */
    static Optional<X509Certificate> check(Element envelope, List<Attachment> attachments)
            throws MalformedMessageException {
        NodeList found = envelope.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (found.getLength() == 0) {
            return Optional.empty();
        }
        Node element = found.item(0);
        if (found.getLength() > 1 || element.getParentNode() != child(envelope, Edxml.HEADER)) {
            throw broken("it stands in the wrong place", null);
        }
        envelope.setIdAttribute(Edxml.ID, true);
        Map<String, Attachment> byUri = attachments.stream()
                .collect(Collectors.toMap(one -> Edxml.CID + one.contentId(), one -> one, (one, other) -> one));
        try {
            X509Certificate certificate = certificate(element);
            PublicKey key = certificate.getPublicKey();
            DOMValidateContext context = new DOMValidateContext(key, element);
            context.setProperty("org.jcp.xml.dsig.secureValidation", true);
            context.setIdAttributeNS(envelope, null, Edxml.ID);
            URIDereferencer inside = XML.getURIDereferencer();
            context.setURIDereferencer((reference, about) -> dereferenced(reference.getURI(), byUri)
                    .orElse(
                            reference.getURI().equals("#" + envelope.getAttribute(Edxml.ID))
                                    ? inside.dereference(reference, about)
                                    : null));
            XMLSignature signature = XML.unmarshalXMLSignature(context);
            requireAllCovered(signature.getSignedInfo(), envelope, byUri.keySet());
            if (!signature.validate(context)) {
                throw broken("it does not hold", null);
            }
            return Optional.of(certificate);
        } catch (MarshalException | XMLSignatureException e) {
            throw broken("it cannot be read", e);
        }
    }

    private static Optional<Data> dereferenced(String uri, Map<String, Attachment> byUri) throws URIReferenceException {
        Attachment named = byUri.get(uri);
        if (named == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OctetStreamData(named.source().open()));
        } catch (java.io.IOException e) {
            throw new URIReferenceException(e);
        }
    }

    private static void requireAllCovered(SignedInfo signed, Element envelope, Set<String> attachments)
            throws MalformedMessageException {
        if (!signed.getSignatureMethod().getAlgorithm().equals(RSA_SHA256)) {
            throw broken("its algorithm is not rsa-sha256", null);
        }
        Set<String> wanted = new HashSet<>(attachments);
        wanted.add("#" + envelope.getAttribute(Edxml.ID));
        for (Object one : signed.getReferences()) {
            Reference reference = (Reference) one;
            if (!wanted.remove(String.valueOf(reference.getURI()))
                    || !reference.getDigestMethod().getAlgorithm().equals(DigestMethod.SHA256)) {
                throw broken("it names " + reference.getURI(), null);
            }
            boolean whole = reference.getURI().startsWith("#");
            for (Object transform : reference.getTransforms()) {
                String algorithm = ((Transform) transform).getAlgorithm();
                if (!whole
                        || !(algorithm.equals(Transform.ENVELOPED)
                                || algorithm.equals(CanonicalizationMethod.EXCLUSIVE))) {
                    throw broken("it transforms by " + algorithm, null);
                }
            }
        }
        if (!wanted.isEmpty()) {
            throw broken("it does not cover " + wanted, null);
        }
    }

    private static X509Certificate certificate(Node signature) throws MalformedMessageException, MarshalException {
        DOMValidateContext context = new DOMValidateContext(new NoKeySelector(), signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        KeyInfo info = XML.unmarshalXMLSignature(context).getKeyInfo();
        if (info != null) {
            for (XMLStructure part : info.getContent()) {
                if (part instanceof X509Data data) {
                    for (Object one : data.getContent()) {
                        if (one instanceof X509Certificate certificate) {
                            return certificate;
                        }
                    }
                }
            }
        }
        throw broken("it names no certificate", null);
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                return element;
            }
        }
        throw new IllegalStateException("there is no " + name);
    }

    private static MalformedMessageException broken(String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return cause == null
                ? new MalformedMessageException("seal", "the seal is broken: " + why)
                : new MalformedMessageException("seal", "the seal is broken: " + why, cause);
    }

    /** The certificate is read before there is a key. */
    private static final class NoKeySelector extends javax.xml.crypto.KeySelector {

        @Override
        public javax.xml.crypto.KeySelectorResult select(
                KeyInfo keyInfo,
                Purpose purpose,
                javax.xml.crypto.AlgorithmMethod method,
                javax.xml.crypto.XMLCryptoContext context) {
            return () -> null;
        }
    }
}
