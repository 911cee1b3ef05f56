using LeadToCash.Calendar;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.Mail;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>
/// Checks whether a draft is complete and what it comes to: the one check behind the figures of the editor and behind submitting, so that what the editor shows is
/// what is decided. One request, for the catalogue.
/// </summary>
public sealed class DraftCheck(
    QuoteFormCheck forms, QuotePricing pricing, Catalogues catalogues, ApprovalPolicies policies, BusinessCalendars calendars, TimeProvider time)
{
    private const decimal HighestNet = 1_000_000_000;
    private const int LongestMessage = 5_000;

    /// <summary>Checks a draft; its sentences are in the language of the moment.</summary>
    /// <param name="draft">What was written.</param>
    /// <param name="quote">The quote whose next version it becomes; null for a new one.</param>
    /// <param name="signedIn">Name of who writes.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<CheckedDraft> CheckAsync(QuoteDraftContent draft, Quote? quote, string? signedIn, CancellationToken cancellationToken)
    {
        QuoteDraftContent content = draft.Named();
        QuoteForm form = FormOf(content, quote);
        Findings findings = new();
        (QuoteRequest? request, IReadOnlyDictionary<string, string[]> errors) = forms.Check(form, QuoteSource.Sales, signedIn);
        (IReadOnlyList<RequestedLine> lines, Percentage discount, QuoteTerms? terms, IReadOnlyDictionary<string, string[]> lineErrors) = forms.CheckWish(form);
        findings.Add(errors);
        findings.Add(lineErrors);
        CheckRest(content, quote, findings);
        if (form.Requester.Length == 0 && !MailAddresses.IsOne(signedIn ?? ""))
        {
            findings.Add("requester", "Write your e-mail address: questions and refusals go there, and nobody approves his own.");
        }

        (DateOnly today, ApprovalPolicy policy) = (calendars.Today(time), policies.On(calendars.Today(time)));
        Catalogue catalogue = (await catalogues.CurrentAsync(cancellationToken)).Catalogue;
        DraftPricing prices = new(pricing, catalogue, today, findings);
        QuoteWish wish = WishOf(content, lines, discount, findings);
        (wish, PricedContent? priced) = prices.Price(wish, PathsOf(content));
        AgreedNet? agreed = Agree(content, wish, priced, findings);
        if (agreed?.Lines is { } atTheNet)
        {
            (wish, priced) = prices.Price(wish with { Lines = atTheNet }, PathsOf(content));
        }

        IReadOnlyList<RequiredApproval> approvals = priced is null ? [] : Approvals(new ApprovalSubject(priced, ByCustomer: false, wish.Customer.Address, terms), policy, findings);
        IReadOnlyDictionary<string, string[]> missing = findings.ToDictionary();
        return new CheckedDraft
        {
            Missing = missing,
            Request = missing.Count > 0 ? null : request! with { Lines = wish.Lines },
            Lines = wish.Lines,
            PostCode = wish.Customer.Address?.PostCode,
            Content = priced,
            Approvals = approvals,
            CarriedOver = priced is null || quote is null ? [] : CarriedOver(quote, wish, terms, signedIn, priced, approvals, policy),
            Unreachable = agreed?.Lines is null ? agreed : null,
        };
    }

    /// <summary>Who asked for the version before asks for the next one too, unless somebody else says that he does.</summary>
    private static QuoteForm FormOf(QuoteDraftContent content, Quote? quote)
    {
        QuoteForm form = DraftForms.Of(content);
        return form.Requester.Length == 0 && quote is { Status: not QuoteStatus.Draft } ? form with { Requester = quote.Requester } : form;
    }

    private static void CheckRest(QuoteDraftContent content, Quote? quote, Findings findings)
    {
        if (quote is not null && quote.Status != QuoteStatus.Draft && !FourEyes.AreSame(content.Customer.Email ?? "", quote.Customer.Email))
        {
            findings.Add("customer.email", "A quote stays with its customer's address; make a new quote for another one.");
        }

        if (content.TargetNet is < 0 or > HighestNet)
        {
            findings.Add("targetNet", "A net is 0 or more.");
        }

        if (content.Message?.Length > LongestMessage)
        {
            findings.Add("message", $"At most {LongestMessage} characters.");
        }
    }

    /// <summary>The lines that hold, for a customer as far as what is known of him holds.</summary>
    private QuoteWish WishOf(QuoteDraftContent content, IReadOnlyList<RequestedLine> lines, Percentage discount, Findings findings)
    {
        DraftCustomer customer = content.Customer;
        PostalAddress? address = customer.Address is { } known && !findings.At("customer.address")
            ? new PostalAddress(known.Street ?? "", known.PostCode ?? "", known.City ?? "", (known.Country ?? "").ToUpperInvariant())
            : null;
        Party party = new(
            customer.Name ?? "", customer.Email ?? "", customer.Company, customer.Phone, customer.Language ?? "en", address?.Country.Length > 0 ? address : null,
            customer.VatId?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() is { Length: > 0 } vatId ? vatId : null);
        string currency = content.Currency is { Length: > 0 } named && !findings.At("currency") ? named : catalogues.Currency;
        return new QuoteWish(
            party, [.. lines.Where((_, index) => !findings.At($"lines[{index}]"))], findings.At("discountPercent") ? default : discount, currency,
            content.PromotionCode is { Length: > 0 } code ? code : null);
    }

    private static Func<string, string> PathsOf(QuoteDraftContent content)
    {
        var paths = content.Lines.Select((line, index) => (line.Line, Path: $"lines[{index}]"))
            .GroupBy(line => line.Line!, StringComparer.Ordinal).ToDictionary(line => line.Key, line => line.First().Path, StringComparer.Ordinal);
        return name => paths[name];
    }

    /// <summary>The agreed net, once all lines have prices; a part of them has no business to come to it.</summary>
    private static AgreedNet? Agree(QuoteDraftContent content, QuoteWish wish, PricedContent? priced, Findings findings)
    {
        if (content.TargetNet is not { } net || priced is null || findings.At("targetNet") || wish.Lines.Count < content.Lines.Count)
        {
            return null;
        }

        var target = Money.Of(net, priced.Currency);
        if (target.Amount != net)
        {
            findings.Add("targetNet", $"The net has more digits than {priced.Currency} has.");
            return null;
        }

        var agreed = AgreedNet.Of(priced, wish.Lines, target);
        if (agreed.Lines is null)
        {
            findings.Add("targetNet", agreed.Sentence);
        }

        return agreed;
    }

    private static IReadOnlyList<RequiredApproval> Approvals(ApprovalSubject subject, ApprovalPolicy policy, Findings findings)
    {
        if (policy.Currencies.Contains(subject.Content.Currency, StringComparer.Ordinal))
        {
            return ApprovalPlan.Decide(subject, policy).Steps;
        }

        findings.Add("currency", $"Quotes in {subject.Content.Currency} can't be approved: the policy speaks {string.Join(", ", policy.Currencies)}.");
        return [];
    }

    /// <summary>What earlier versions' approvals would count for: decided as it will be, on a version that nobody stores.</summary>
    private IReadOnlyList<ApprovalStep> CarriedOver(
        Quote quote, QuoteWish wish, QuoteTerms? terms, string? signedIn, PricedContent priced, IReadOnlyList<RequiredApproval> approvals, ApprovalPolicy policy)
    {
        if (quote.Status == QuoteStatus.Draft)
        {
            return [];
        }

        int version = quote.QuoteVersion + 1;
        var next = Quote.Apply(quote, new QuoteRevised(version, signedIn ?? quote.Requester, wish.Lines, wish.Discount, terms));
        return
        [
            .. Quote.Decide(next, new QuoteCommand.SetPrices(version, priced, "", approvals, policy.DistinctApprovers), time.GetUtcNow()).Events
                .OfType<ApprovalCarriedOver>().Select(carried => carried.Step),
        ];
    }
}
