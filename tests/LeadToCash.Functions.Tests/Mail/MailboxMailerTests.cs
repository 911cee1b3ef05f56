using LeadToCash.Mail;
using LeadToCash.Tests.Cases;

namespace LeadToCash.Tests.Mail;

public sealed class MailboxMailerTests
{
    private readonly CaseWorld _world = new();
    private readonly MailboxMailer _mailbox;

    public MailboxMailerTests() => _mailbox = new MailboxMailer(_world.Tables, _world.Clock);

    [Fact]
    public async Task Send_TheSameKeyAgainAndAtOnce_KeepsOneMail()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _mailbox.SendAsync(MailTools.Mail("a/1"), CancellationToken.None))));
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        await _mailbox.SendAsync(MailTools.Mail("a/1"), CancellationToken.None);

        MailboxEntry mail = Assert.Single(await _mailbox.ListAsync(to: null, 100, CancellationToken.None));
        Assert.Equal(["https://l2c.example/quotes/a.b.c"], mail.Links);
        Assert.Equal("a/1", (await _mailbox.FindAsync(mail.Id, CancellationToken.None))!.Key);
    }

    [Fact]
    public async Task List_ShowsTheNewestFirstAndByAddress()
    {
        await _mailbox.SendAsync(MailTools.Mail("a/1"), CancellationToken.None);
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await _mailbox.SendAsync(MailTools.Mail("a/2", to: "lee@example.com"), CancellationToken.None);
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await _mailbox.SendAsync(MailTools.Mail("a/3"), CancellationToken.None);

        Assert.Equal(["a/3", "a/2", "a/1"], (await _mailbox.ListAsync(to: null, 100, CancellationToken.None)).Select(mail => mail.Key));
        Assert.Equal(["a/3", "a/1"], (await _mailbox.ListAsync("KIM@example.com", 100, CancellationToken.None)).Select(mail => mail.Key));
        Assert.Equal(["a/3"], (await _mailbox.ListAsync(to: null, 1, CancellationToken.None)).Select(mail => mail.Key));
    }

    [Fact]
    public async Task Find_WhatIsNotThere_FindsNothing() => Assert.Null(await _mailbox.FindAsync("none", CancellationToken.None));
}
