using LeadToCash.Availability;
using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote;

/// <summary>One released version of a quote, the current or an earlier one, as the customer reads it.</summary>
/// <param name="QuoteVersion">The version.</param>
/// <param name="Content">Lines, prices and totals.</param>
/// <param name="Fingerprint">Short hash of the content.</param>
/// <param name="Validity">How long it could be accepted.</param>
/// <param name="IsCurrent">Whether it is the current version.</param>
public sealed record QuoteSheet(int QuoteVersion, PricedContent Content, string Fingerprint, QuoteValidity Validity, bool IsCurrent)
{
    /// <summary>What was asked for, each line with its name.</summary>
    public IReadOnlyList<RequestedLine> Lines { get; init; } = [];

    /// <summary>Terms other than the usual ones.</summary>
    public QuoteTerms? Terms { get; init; }

    /// <summary>What we wrote to the customer with it.</summary>
    public string? Message { get; init; }

    /// <summary>Which goods are held, and when they can come; of the current version only.</summary>
    public StockPromises? Promises { get; init; }

    /// <summary>The sheet of a version that a link was sent for.</summary>
    public static QuoteSheet Of(Quote quote, int version)
    {
        if (version == quote.QuoteVersion)
        {
            return new QuoteSheet(version, quote.Content!, quote.Fingerprint!, quote.Validity!, IsCurrent: true)
            {
                Lines = RequestedLines.Named(quote.RequestedLines),
                Terms = quote.Terms,
                Message = quote.Message,
                Promises = quote.Promises,
            };
        }

        QuoteVersionRecord record = quote.PreviousVersions.First(previous => previous.QuoteVersion == version);
        return new QuoteSheet(version, record.Content!, record.Fingerprint!, record.Validity!, IsCurrent: false)
        {
            Lines = RequestedLines.Named(record.Lines),
            Terms = record.Terms,
            Message = record.Message,
        };
    }
}
