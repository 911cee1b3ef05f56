namespace LeadToCash.Configuration;

/// <summary>Checks a model before it is used: first its form, then, if that is sound, whether its rules make sense together.</summary>
public static class ModelCheck
{
    /// <summary>All findings: form in the order of the file, or sense, errors first.</summary>
    public static IReadOnlyList<ModelFinding> Of(ProductModel model)
    {
        ModelFinding[] form = [.. ModelForm.Of(model)];
        return form.Length > 0 ? form : [.. ModelSense.Of(model).OrderByDescending(finding => finding.Severity)];
    }
}
