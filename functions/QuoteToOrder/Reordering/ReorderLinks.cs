using LeadToCash.Calendar;
using LeadToCash.Links;

namespace LeadToCash.QuoteToOrder.Reordering;

/// <summary>The customer's link to reorder parts. It orders at his expense, to his own address and with a mail to him, so it ends after a year; each of his orders' pages has a new one.</summary>
public sealed class ReorderLinks(LinkSigner links, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>First segment of the URL.</summary>
    public const string Purpose = "reorder";

    private const int Months = 13;

    /// <summary>The absolute URL; the same throughout a month.</summary>
    public string Url(string customerId)
    {
        DateOnly today = calendars.Today(time);
        return links.Url(new LinkClaims(Purpose, customerId, calendars.Own.At(new DateOnly(today.Year, today.Month, 1).AddMonths(Months), TimeOnly.MinValue), Role: "customer"));
    }

    /// <summary>What a token says; its case is the customer.</summary>
    public LinkReading Read(string token) => links.Read(Purpose, token);
}
