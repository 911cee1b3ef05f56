using LeadToCash.DirectDebit;

namespace LeadToCash.Workflows.Tests.DirectDebit;

public sealed class CreditorIdTests
{
    [Theory]
    [InlineData("DE98ZZZ09999999999")]
    [InlineData("de98 abc 0999 9999 999")]
    [InlineData("DE98ZZ109999999999")]
    public void Id_WithRightDigits_IsRead_WhateverItsBusinessCode(string text) => Assert.NotNull(CreditorId.TryParse(text));

    [Theory]
    [InlineData("DE97ZZZ09999999999")]
    [InlineData("DE98ZZZ0999999999")]
    [InlineData("DE98ZZZ09999999998")]
    [InlineData("98DEZZZ09999999999")]
    [InlineData("DE02120300000000202051")]
    [InlineData("")]
    [InlineData(null)]
    public void Text_ThatIsNone_IsNotRead(string? text) => Assert.Null(CreditorId.TryParse(text));
}
