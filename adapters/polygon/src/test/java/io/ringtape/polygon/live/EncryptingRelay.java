package io.ringtape.polygon.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Encrypts a server of this machine, with a certificate of its own that nobody else trusts. */
final class EncryptingRelay implements AutoCloseable {
    private static final String PASSWORD = "throw-away";

    private final SSLContext trust;
    private final ServerSocket listening;
    private final URI server;
    private final AtomicInteger passedOn = new AtomicInteger();

    private EncryptingRelay(KeyStore keys, URI server) throws GeneralSecurityException, IOException {
        this.server = server;
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        trust = SSLContext.getInstance("TLS");
        trust.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        listening = trust.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Returns a relay to {@code server} whose certificate, made in {@code folder}, is of {@code host}. */
    static EncryptingRelay start(URI server, String host, Path folder) throws Exception {
        Path store = folder.resolve(host + ".p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString());
        Path output = folder.resolve("keytool.out");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("keytool ended with " + code + ": " + Files.readString(output));
        }
        KeyStore pair = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        pair.setCertificateEntry("trusted", pair.getCertificate("server"));
        return new EncryptingRelay(pair, server);
    }

    /** Returns what trusts the relay's certificate. */
    SSLContext trust() {
        return trust;
    }

    /** Returns the relay's address under the name {@code localhost}. */
    URI address() {
        return URI.create("wss://localhost:" + listening.getLocalPort() + server.getRawPath());
    }

    /** Returns how many connections were decrypted and passed on. */
    int passedOn() {
        return passedOn.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket from = listening.accept();
            start(() -> relay(from));
        }
    }

    private void relay(Socket from) throws IOException {
        try (from;
                Socket to = new Socket(server.getHost(), server.getPort())) {
            int first = from.getInputStream().read();
            if (first >= 0) {
                passedOn.incrementAndGet();
                to.getOutputStream().write(first);
                start(() -> copy(to, from));
                copy(from, to);
            }
        }
    }

    private static void copy(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        byte[] bytes = new byte[1 << 14];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            to.getOutputStream().write(bytes, 0, read);
        }
    }

    /** What a thread does until its sockets are closed. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
