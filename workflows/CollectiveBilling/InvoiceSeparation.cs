namespace LeadToCash.CollectiveBilling;

/// <summary>What is kept apart on collective invoices, besides what never stands together: other buyers, currencies, countries, and what is outside the scope of VAT.</summary>
public enum InvoiceSeparation
{
    /// <summary>Nothing: all on one invoice.</summary>
    None,

    /// <summary>An invoice for each order; a contract counts as one.</summary>
    Order,

    /// <summary>An invoice for each address.</summary>
    DeliveryAddress,
}
