using System.ComponentModel.DataAnnotations;
using LeadToCash.Links;
using LeadToCash.Local.Clock;
using Microsoft.Extensions.Options;

namespace LeadToCash.Tests.Links;

public sealed class LinkSignerTests
{
    private static readonly LinkKey Old = new() { Id = "k1", Secret = Convert.ToBase64String(new byte[32]) };
    private static readonly LinkKey New = new() { Id = "k2", Secret = Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]) };

    private readonly ManualClock _clock = new();

    private LinkClaims Claims => new("approvals", "q-1", _clock.GetUtcNow().AddHours(72), 3, "manager", "approver");

    [Fact]
    public void Read_OurOwn_SaysWhatItEntitlesTo()
    {
        LinkSigner signer = Signer(New);

        Assert.Equal(new LinkReading(LinkStatus.Valid, Claims), signer.Read("approvals", signer.Token(Claims)));
        Assert.StartsWith("https://l2c.example/approvals/k2.", signer.Url(Claims), StringComparison.Ordinal);
        Assert.Equal(signer.Url(Claims), signer.Url(Claims));
    }

    [Fact]
    public void Read_ForAnotherPurpose_IsInvalid() => Assert.Equal(LinkStatus.Invalid, Signer(New).Read("orders", Signer(New).Token(Claims)).Status);

    [Fact]
    public void Read_WhenExpired_SaysSoAndWhatItWasAbout()
    {
        string token = Signer(New).Token(Claims);
        _clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromTicks(1));
        Assert.Equal(LinkStatus.Valid, Signer(New).Read("approvals", token).Status);

        _clock.Advance(TimeSpan.FromTicks(1));
        LinkReading late = Signer(New).Read("approvals", token);
        Assert.Equal((LinkStatus.Expired, "q-1"), (late.Status, late.Claims!.CaseId));
    }

    [Fact]
    public void Read_AfterRotation_StillKnowsTheOldKeyUntilItIsTakenOut()
    {
        string token = Signer(Old).Token(Claims);

        Assert.Equal(LinkStatus.Valid, Signer(New, Old).Read("approvals", token).Status);
        Assert.StartsWith("k2.", Signer(New, Old).Token(Claims), StringComparison.Ordinal);
        Assert.Equal(LinkStatus.Invalid, Signer(New).Read("approvals", token).Status);
    }

    [Fact]
    public void Read_WithAnyCharacterChanged_IsInvalidOrTheSameLink()
    {
        LinkSigner signer = Signer(New);
        string token = signer.Token(Claims);
        for (int i = 0; i < token.Length; i++)
        {
            string forged = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            LinkReading reading = signer.Read("approvals", forged);
            // The last character of base64 holds bits that mean nothing.
            Assert.True(reading.Status == LinkStatus.Invalid || (i == token.Length - 1 && reading.Claims == Claims), $"Character {i} was changed.");
        }
    }

    [Fact]
    public void Read_SignedWithAKeyUnderAnotherKeysName_IsInvalid()
    {
        string token = Signer(Old).Token(Claims);

        Assert.Equal(LinkStatus.Invalid, Signer(New, Old).Read("approvals", "k2" + token[2..]).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("k2..")]
    [InlineData("k2.e30.")]
    [InlineData("k9.e30.AAAA")]
    [InlineData("k2.%%%.###")]
    [InlineData("a.b.c.d")]
    public void Read_WhatIsNoToken_IsInvalid(string token) => Assert.Equal(LinkReading.Invalid, Signer(New).Read("approvals", token));

    [Theory]
    [InlineData("k1", "zzz")]
    [InlineData("k1", "c2hvcnQ=")]
    [InlineData("", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Keys_NotFitToSignWith_AreRefusedAtStart(string id, string secret) =>
        Assert.Equal("Each of Links:Keys needs an Id, and a Secret that is the base64 of 32 bytes or more.", Assert.Single(Faults(new LinkKey { Id = id, Secret = secret })));

    [Fact]
    public void Keys_WithOneId_AreRefusedAtStart() => Assert.Equal("Two of Links:Keys have the same Id.", Assert.Single(Faults(Old, Old)));

    [Fact]
    public void Keys_FitToSignWith_AreTaken() => Assert.Empty(Faults(New, Old));

    private static IEnumerable<string?> Faults(params LinkKey[] keys)
    {
        LinkOptions options = new() { BaseUrl = "https://l2c.example", Keys = keys };
        return options.Validate(new ValidationContext(options)).Select(fault => fault.ErrorMessage);
    }

    private LinkSigner Signer(params LinkKey[] keys) => new(Options.Create(new LinkOptions { BaseUrl = "https://l2c.example/", Keys = keys }), _clock);
}
