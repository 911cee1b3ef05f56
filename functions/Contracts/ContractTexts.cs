namespace LeadToCash.Contracts;

/// <summary>Texts about contracts for customers and account owners; German beside this file, English in it.</summary>
public sealed class ContractTexts;
