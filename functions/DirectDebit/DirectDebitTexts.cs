namespace LeadToCash.DirectDebit;

/// <summary>Texts of direct debits for customers; German beside this file, English in it.</summary>
public sealed class DirectDebitTexts;
