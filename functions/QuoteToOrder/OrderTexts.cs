namespace LeadToCash.QuoteToOrder;

/// <summary>Texts of orders in mails and on the customer's page; German beside this file, English in it.</summary>
public sealed class OrderTexts;
