using FsCheck;
using FsCheck.Xunit;
using LeadToCash.Documents;

namespace LeadToCash.Tests.Documents;

public sealed class CreditorReferenceTests
{
    [Theory]
    [InlineData("539007547034", "RF18539007547034")]
    [InlineData("RE-2026-00007", "RE202600007")]
    public void Of_ANumber_HasRightCheckDigits(string number, string expected)
    {
        string value = CreditorReference.Of(number).Value;

        Assert.EndsWith(expected, value, StringComparison.Ordinal);
        Assert.Equal(value, CreditorReference.TryParse(value)!.Value);
    }

    [Property]
    public bool Of_AnyNumber_CanBeReadBackAndNotWhenOneDigitIsWrong(PositiveInt number, byte place)
    {
        string value = CreditorReference.Of("RE" + number.Get).Value;
        int at = 4 + 2 + (place % (value.Length - 6));
        char other = value[at] == '9' ? '0' : (char)(value[at] + 1);
        return CreditorReference.TryParse(value)?.Value == value && CreditorReference.TryParse(value[..at] + other + value[(at + 1)..]) is null;
    }

    [Theory]
    [InlineData("--")]
    [InlineData("1234567890123456789012")]
    public void Of_WhatMakesNone_IsRefused(string number) => Assert.Throws<ArgumentException>(() => CreditorReference.Of(number));
}
