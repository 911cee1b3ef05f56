using LeadToCash.Tests;

namespace LeadToCash.Crash.Tests.Orders;

/// <summary>What a customer of the web shop orders and how he pays.</summary>
internal enum ShopCustomerKind
{
    /// <summary>Goods, installation and subscription; pays each invoice when it comes.</summary>
    Everything,

    /// <summary>Goods; pays when the invoice comes.</summary>
    Prompt,

    /// <summary>A subscription alone.</summary>
    Subscriber,

    /// <summary>Goods; pays in two parts.</summary>
    InParts,

    /// <summary>Goods; takes the order back at once, and pays what is billed all the same.</summary>
    Cancelling,

    /// <summary>Goods; takes the payment back and pays again.</summary>
    ChargingBack,

    /// <summary>Goods; pays when he is reminded.</summary>
    Late,

    /// <summary>Goods, installation and subscription; pays a deposit before the installation is reported.</summary>
    Depositing,

    /// <summary>Goods, for a company that agreed on weekly invoices after its first order.</summary>
    Collecting,
}

/// <summary>A customer with one order.</summary>
/// <param name="ShopId">Id of the order in the shop.</param>
internal sealed record ShopCustomer(long ShopId)
{
    /// <summary>The first order; the others count on.</summary>
    public const long First = 70_000;

    public string OrderId => $"shopify-{ShopId}";

    public string Email => Kind == ShopCustomerKind.Collecting ? "einkauf@kunde.example" : $"k{ShopId}@kunde.example";

    public string DepositId => $"{OrderId}-deposit-1";

    public ShopCustomerKind Kind => (ShopId % 10) switch
    {
        0 or 9 => ShopCustomerKind.Everything,
        1 => ShopCustomerKind.Depositing,
        2 => ShopCustomerKind.Collecting,
        4 => ShopCustomerKind.Subscriber,
        5 => ShopCustomerKind.InParts,
        6 => ShopCustomerKind.Cancelling,
        7 => ShopCustomerKind.ChargingBack,
        8 => ShopCustomerKind.Late,
        _ => ShopCustomerKind.Prompt,
    };

    public byte[] Order => Kind switch
    {
        ShopCustomerKind.Everything or ShopCustomerKind.Depositing => ShopOrders.Reference(ShopId, Email),
        ShopCustomerKind.Subscriber => ShopOrders.Shopify(ShopId, Email, ("SUB-CARE", 1, 89.00m, false)),
        _ => ShopOrders.SparePart(ShopId, Email),
    };
}
