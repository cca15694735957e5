package io.ringtape.polygon.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {
    private static final RestAccess MASSIVE = new RestAccess(URI.create("https://api.massive.com"), "k");
    private static final String REST = "/v3/trades/SPY?cursor=YWN0aXZl%2Bx%3D%3d&b=%20+a&a=1";

    @Test
    void leavesTheAddressAsItIs() throws IOException {
        assertThat(NextPage.of(MASSIVE, "https://api.massive.com" + REST))
                .hasToString("https://api.massive.com" + REST);
        assertThat(NextPage.of(MASSIVE, "HTTPS://API.massive.com:443" + REST))
                .hasToString("HTTPS://API.massive.com:443" + REST);
    }

    @Test
    void takesTheVendorsOtherNameForTheConfiguredHost() throws IOException {
        assertThat(NextPage.of(MASSIVE, "https://api.polygon.io" + REST)).hasToString("https://api.massive.com" + REST);
        RestAccess polygon = new RestAccess(URI.create("https://api.polygon.io/"), "k");
        assertThat(NextPage.of(polygon, "https://api.massive.com" + REST)).hasToString("https://api.polygon.io" + REST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.massive.com.evil.com/v3/trades/SPY?cursor=1",
                "https://evil.com/api.massive.com",
                "https://api.massive.com@evil.com/v3",
                "https://k@api.massive.com/v3",
                "http://api.massive.com/v3",
                "http://api.polygon.io/v3",
                "https://api.massive.com:8443/v3",
                "https://api.polygon.io:80/v3",
                "https://massive.com/v3",
                "//api.massive.com/v3",
                "/v3/trades/SPY?cursor=1",
                "https:///v3",
                "mailto:a@api.massive.com",
                "https://api.massive.com/v3#fragment",
                "https://api.massive.com/v3?a=b c",
                "none",
                ""
            })
    void refusesEveryOtherAddress(String address) {
        assertThatThrownBy(() -> NextPage.of(MASSIVE, address))
                .isInstanceOfSatisfying(
                        RestException.class, e -> assertThat(e.failure()).isEqualTo(RestFailure.FOREIGN_PAGE));
    }

    @Test
    void theVendorsNamesStandForEachOtherAlone() {
        RestAccess other = new RestAccess(URI.create("https://data.example.com"), "k");
        assertThatThrownBy(() -> NextPage.of(other, "https://api.massive.com" + REST))
                .isInstanceOf(RestException.class)
                .hasMessage("the next page is at https://api.massive.com, wanted https://data.example.com; it was not"
                        + " asked for, and the key was not sent there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://api.massive.com",
                "api.massive.com",
                "https://",
                "https://api.massive.com/v3",
                "https://u@api.massive.com",
                "https://api.massive.com?a=1"
            })
    void anAddressOfRestIsASchemeAndAHost(String base) {
        assertThatThrownBy(() -> new RestAccess(URI.create(base.equals("https://") ? "https:///" : base), "k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wanted a scheme and a host");
    }

    @Test
    void theKeyIsInNoText() {
        RestAccess access = new RestAccess(URI.create("https://api.massive.com"), "secret");
        assertThat(access.toString()).doesNotContain("secret");
        assertThatThrownBy(() -> new RestAccess(access.base(), "sec\nret"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("sec");
    }
}
