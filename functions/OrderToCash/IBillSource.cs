namespace LeadToCash.OrderToCash;

/// <summary>Knows the bills that one kind of case decided.</summary>
public interface IBillSource
{
    /// <summary>One of <see cref="BillOrigins"/>.</summary>
    string Origin { get; }

    /// <summary>A bill that was decided. The same on every call.</summary>
    /// <param name="originId">Id of the case.</param>
    /// <param name="invoiceId">Case id of the invoice.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="Cases.BusinessRuleException">The case never decided it.</exception>
    Task<Bill> GetAsync(string originId, string invoiceId, CancellationToken cancellationToken);

    /// <summary>Tells the case that its bill was issued. Called at least once; a repetition changes nothing.</summary>
    Task OnIssuedAsync(string originId, string invoiceId, Invoice invoice, CancellationToken cancellationToken);
}
