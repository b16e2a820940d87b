// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/markup.h"

#include "tests/support/catch.h"

using muster::base::escapedForMarkup;

TEST_CASE("What means something in markup is written so that it means itself", "[base][markup]")
{
    CHECK(escapedForMarkup("Smith & Sons <\"East\"> 'b'") == "Smith &amp; Sons &lt;&quot;East&quot;&gt; &#39;b&#39;");
    CHECK(escapedForMarkup("&amp;") == "&amp;amp;");
    CHECK(escapedForMarkup("Zażółć ہم") == "Zażółć ہم");
    CHECK(escapedForMarkup(std::string_view {"a\0b\x1B[1m\n\tc", 11}) == "ab[1m\n\tc");
}
