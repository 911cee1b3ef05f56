using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Tests.Mail;

internal static class MailTools
{
    public static MailComposer Composer()
    {
        ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        return new MailComposer(new PageRenderer(services, services.GetRequiredService<ILoggerFactory>()));
    }

    public static OutgoingMail Mail(string key, string to = "kim@example.com", string? unsubscribeUrl = null) => new()
    {
        Key = key,
        To = to,
        Subject = "Subject of " + key,
        Text = "Look:\nhttps://l2c.example/quotes/a.b.c\n",
        Html = "<p>Look</p>",
        UnsubscribeUrl = unsubscribeUrl,
    };
}
