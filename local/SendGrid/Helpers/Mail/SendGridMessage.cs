using System.Text.Json;
using System.Text.Json.Serialization;

#nullable disable

namespace SendGrid.Helpers.Mail;

/// <summary>A mail as the v3 <c>mail/send</c> API takes it.</summary>
public class SendGridMessage
{
    /// <summary>The sender.</summary>
    [JsonPropertyName("from")]
    public EmailAddress From { get; set; }

    /// <summary>The subject of all envelopes that have none of their own.</summary>
    [JsonPropertyName("subject")]
    public string Subject { get; set; }

    /// <summary>The envelopes, at most 1,000.</summary>
    [JsonPropertyName("personalizations")]
    public List<Personalization> Personalizations { get; set; }

    /// <summary>The mail's text in several forms, plain text first.</summary>
    [JsonPropertyName("content")]
    public List<Content> Contents { get; set; }

    /// <summary>The plain text; becomes the first content when the mail is serialised.</summary>
    [JsonIgnore]
    public string PlainTextContent { get; set; }

    /// <summary>The HTML text; becomes the content after the plain text when the mail is serialised.</summary>
    [JsonIgnore]
    public string HtmlContent { get; set; }

    /// <summary>Files, together at most 30 MB.</summary>
    [JsonPropertyName("attachments")]
    public List<Attachment> Attachments { get; set; }

    /// <summary>The template to use.</summary>
    [JsonPropertyName("template_id")]
    public string TemplateId { get; set; }

    /// <summary>Mail headers of all envelopes.</summary>
    [JsonPropertyName("headers")]
    public Dictionary<string, string> Headers { get; set; }

    /// <summary>Blocks of text that substitutions name.</summary>
    [JsonPropertyName("sections")]
    public Dictionary<string, string> Sections { get; set; }

    /// <summary>Names to count by, at most ten.</summary>
    [JsonPropertyName("categories")]
    public List<string> Categories { get; set; }

    /// <summary>Values that come back with every event about the mail.</summary>
    [JsonPropertyName("custom_args")]
    public Dictionary<string, string> CustomArgs { get; set; }

    /// <summary>When to send, in seconds since 1970, at most 72 hours ahead.</summary>
    [JsonPropertyName("send_at")]
    public long? SendAt { get; set; }

    /// <summary>The unsubscribe group.</summary>
    [JsonPropertyName("asm")]
    public ASM Asm { get; set; }

    /// <summary>The batch that allows to cancel the mail.</summary>
    [JsonPropertyName("batch_id")]
    public string BatchId { get; set; }

    /// <summary>The pool of addresses to send from.</summary>
    [JsonPropertyName("ip_pool_name")]
    public string IpPoolName { get; set; }

    /// <summary>How the mail is handled.</summary>
    [JsonPropertyName("mail_settings")]
    public MailSettings MailSettings { get; set; }

    /// <summary>What is counted about the mail.</summary>
    [JsonPropertyName("tracking_settings")]
    public TrackingSettings TrackingSettings { get; set; }

    /// <summary>Where answers go.</summary>
    [JsonPropertyName("reply_to")]
    public EmailAddress ReplyTo { get; set; }

    /// <summary>Where answers go, if to several.</summary>
    [JsonPropertyName("reply_to_list")]
    [JsonConverter(typeof(DistinctAddresses))]
    public List<EmailAddress> ReplyTos { get; set; }

    /// <summary>Reads a mail that <see cref="Serialize"/> wrote.</summary>
    public static SendGridMessage Deserialize(string json) => JsonSerializer.Deserialize<SendGridMessage>(json, MailJson.Options);

    /// <summary>Adds a recipient.</summary>
    public void AddTo(string email, string name = null) => AddTo(new EmailAddress(email, name));

    /// <summary>Adds a recipient to an envelope.</summary>
    public void AddTo(EmailAddress email, int personalizationIndex = 0, Personalization personalization = null) =>
        AddTos([email], personalizationIndex, personalization);

    /// <summary>Adds recipients to an envelope.</summary>
    public void AddTos(List<EmailAddress> emails, int personalizationIndex = 0, Personalization personalization = null) =>
        (Envelope(personalizationIndex, personalization).Tos ??= []).AddRange(emails);

    /// <summary>Adds a copy.</summary>
    public void AddCc(string email, string name = null) => AddCc(new EmailAddress(email, name));

    /// <summary>Adds a copy to an envelope.</summary>
    public void AddCc(EmailAddress email, int personalizationIndex = 0, Personalization personalization = null) =>
        AddCcs([email], personalizationIndex, personalization);

    /// <summary>Adds copies to an envelope.</summary>
    public void AddCcs(List<EmailAddress> emails, int personalizationIndex = 0, Personalization personalization = null) =>
        (Envelope(personalizationIndex, personalization).Ccs ??= []).AddRange(emails);

    /// <summary>Adds a blind copy.</summary>
    public void AddBcc(string email, string name = null) => AddBcc(new EmailAddress(email, name));

    /// <summary>Adds a blind copy to an envelope.</summary>
    public void AddBcc(EmailAddress email, int personalizationIndex = 0, Personalization personalization = null) =>
        AddBccs([email], personalizationIndex, personalization);

    /// <summary>Adds blind copies to an envelope.</summary>
    public void AddBccs(List<EmailAddress> emails, int personalizationIndex = 0, Personalization personalization = null) =>
        (Envelope(personalizationIndex, personalization).Bccs ??= []).AddRange(emails);

    /// <summary>Sets an envelope's subject.</summary>
    public void SetSubject(string subject, int personalizationIndex = 0, Personalization personalization = null) =>
        Envelope(personalizationIndex, personalization).Subject = subject;

    /// <summary>Adds a mail header to an envelope.</summary>
    public void AddHeader(string headerKey, string headerValue, int personalizationIndex = 0, Personalization personalization = null) =>
        (Envelope(personalizationIndex, personalization).Headers ??= []).Add(headerKey, headerValue);

    /// <summary>Adds mail headers to an envelope.</summary>
    public void AddHeaders(Dictionary<string, string> headers, int personalizationIndex = 0, Personalization personalization = null)
    {
        Personalization envelope = Envelope(personalizationIndex, personalization);
        envelope.Headers = Merge(envelope.Headers, headers);
    }

    /// <summary>Adds an address for answers.</summary>
    public void AddReplyTo(string email, string name = null) => AddReplyTo(new EmailAddress(email, name));

    /// <summary>Adds an address for answers.</summary>
    public void AddReplyTo(EmailAddress email) => AddReplyTos([email]);

    /// <summary>Adds addresses for answers.</summary>
    public void AddReplyTos(List<EmailAddress> emails) => (ReplyTos ??= []).AddRange(emails);

    /// <summary>Adds a substitution to an envelope.</summary>
    public void AddSubstitution(
        string substitutionKey,
        string substitutionValue,
        int personalizationIndex = 0,
        Personalization personalization = null) =>
        (Envelope(personalizationIndex, personalization).Substitutions ??= []).Add(substitutionKey, substitutionValue);

    /// <summary>Adds substitutions to an envelope.</summary>
    public void AddSubstitutions(Dictionary<string, string> substitutions, int personalizationIndex = 0, Personalization personalization = null)
    {
        Personalization envelope = Envelope(personalizationIndex, personalization);
        envelope.Substitutions = Merge(envelope.Substitutions, substitutions);
    }

    /// <summary>Sets the data of an envelope's dynamic template.</summary>
    public void SetTemplateData(object dynamicTemplateData, int personalizationIndex = 0, Personalization personalization = null) =>
        Envelope(personalizationIndex, personalization).TemplateData = dynamicTemplateData;

    /// <summary>Adds a custom argument to an envelope.</summary>
    public void AddCustomArg(string customArgKey, string customArgValue, int personalizationIndex = 0, Personalization personalization = null) =>
        (Envelope(personalizationIndex, personalization).CustomArgs ??= []).Add(customArgKey, customArgValue);

    /// <summary>Adds custom arguments to an envelope.</summary>
    public void AddCustomArgs(Dictionary<string, string> customArgs, int personalizationIndex = 0, Personalization personalization = null)
    {
        Personalization envelope = Envelope(personalizationIndex, personalization);
        envelope.CustomArgs = Merge(envelope.CustomArgs, customArgs);
    }

    /// <summary>Sets when an envelope is sent, in seconds since 1970.</summary>
    public void SetSendAt(long sendAt, int personalizationIndex = 0, Personalization personalization = null) =>
        Envelope(personalizationIndex, personalization).SendAt = sendAt;

    /// <summary>Sets the sender.</summary>
    public void SetFrom(string email, string name = null) => SetFrom(new EmailAddress(email, name));

    /// <summary>Sets the sender.</summary>
    public void SetFrom(EmailAddress email) => From = email;

    /// <summary>Sets where answers go.</summary>
    public void SetReplyTo(EmailAddress email) => ReplyTo = email;

    /// <summary>Sets the subject of all envelopes.</summary>
    public void SetGlobalSubject(string subject) => Subject = subject;

    /// <summary>Adds a form of the text.</summary>
    public void AddContent(string mimeType, string text) => (Contents ??= []).Add(new Content(mimeType, text));

    /// <summary>Adds forms of the text.</summary>
    public void AddContents(List<Content> contents) => (Contents ??= []).AddRange(contents);

    /// <summary>Adds a file read from a stream; does nothing without a name or a readable stream.</summary>
    public async Task AddAttachmentAsync(
        string filename,
        Stream contentStream,
        string type = null,
        string disposition = null,
        string content_id = null,
        CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(filename) || contentStream is not { CanRead: true })
        {
            return;
        }

        using MemoryStream buffer = new();
        await contentStream.CopyToAsync(buffer, cancellationToken);
        AddAttachment(filename, Convert.ToBase64String(buffer.ToArray()), type, disposition, content_id);
    }

    /// <summary>Adds a file; does nothing without a name or content.</summary>
    public void AddAttachment(string filename, string base64Content, string type = null, string disposition = null, string content_id = null)
    {
        if (!string.IsNullOrWhiteSpace(filename) && !string.IsNullOrWhiteSpace(base64Content))
        {
            AddAttachment(new Attachment { Filename = filename, Content = base64Content, Type = type, Disposition = disposition, ContentId = content_id });
        }
    }

    /// <summary>Adds a file.</summary>
    public void AddAttachment(Attachment attachment) => (Attachments ??= []).Add(attachment);

    /// <summary>Adds files.</summary>
    public void AddAttachments(IEnumerable<Attachment> attachments) => (Attachments ??= []).AddRange(attachments);

    /// <summary>Sets the template.</summary>
    public void SetTemplateId(string templateID) => TemplateId = templateID;

    /// <summary>Adds a section.</summary>
    public void AddSection(string key, string value) => (Sections ??= []).Add(key, value);

    /// <summary>Adds sections.</summary>
    public void AddSections(Dictionary<string, string> sections) => Sections = Merge(Sections, sections);

    /// <summary>Adds a mail header to all envelopes.</summary>
    public void AddGlobalHeader(string key, string value) => (Headers ??= []).Add(key, value);

    /// <summary>Adds mail headers to all envelopes.</summary>
    public void AddGlobalHeaders(Dictionary<string, string> headers) => Headers = Merge(Headers, headers);

    /// <summary>Adds a category.</summary>
    public void AddCategory(string category) => (Categories ??= []).Add(category);

    /// <summary>Adds categories.</summary>
    public void AddCategories(List<string> categories) => (Categories ??= []).AddRange(categories);

    /// <summary>Adds a custom argument to all envelopes.</summary>
    public void AddGlobalCustomArg(string key, string value) => (CustomArgs ??= []).Add(key, value);

    /// <summary>Adds custom arguments to all envelopes.</summary>
    public void AddGlobalCustomArgs(Dictionary<string, string> customArgs) => CustomArgs = Merge(CustomArgs, customArgs);

    /// <summary>Sets when the mail is sent, in seconds since 1970.</summary>
    public void SetGlobalSendAt(int sendAt) => SendAt = sendAt;

    /// <summary>Sets the batch.</summary>
    public void SetBatchId(string batchId) => BatchId = batchId;

    /// <summary>Sets the unsubscribe group.</summary>
    public void SetAsm(int groupID, List<int> groupsToDisplay = null) => Asm = new ASM { GroupId = groupID, GroupsToDisplay = groupsToDisplay };

    /// <summary>Sets the pool of addresses to send from.</summary>
    public void SetIpPoolName(string ipPoolName) => IpPoolName = ipPoolName;

    /// <summary>Sets the blind copy of every mail.</summary>
    public void SetBccSetting(bool enable, string email) => Handling.BccSettings = new BCCSettings { Enable = enable, Email = email };

    /// <summary>Sends to everyone, whatever they unsubscribed from.</summary>
    public void SetBypassListManagement(bool enable) => Handling.BypassListManagement = new BypassListManagement { Enable = enable };

    /// <summary>Sends to those who reported spam.</summary>
    public void SetBypassSpamManagement(bool enable) => Handling.BypassSpamManagement = new BypassSpamManagement { Enable = enable };

    /// <summary>Sends to addresses that bounced.</summary>
    public void SetBypassBounceManagement(bool enable) => Handling.BypassBounceManagement = new BypassBounceManagement { Enable = enable };

    /// <summary>Sends to those who unsubscribed globally.</summary>
    public void SetBypassUnsubscribeManagement(bool enable) =>
        Handling.BypassUnsubscribeManagement = new BypassUnsubscribeManagement { Enable = enable };

    /// <summary>Sets a footer.</summary>
    public void SetFooterSetting(bool enable, string html = null, string text = null) =>
        Handling.FooterSettings = new FooterSettings { Enable = enable, Html = html, Text = text };

    /// <summary>Checks the mail without sending it.</summary>
    public void SetSandBoxMode(bool enable) => Handling.SandboxMode = new SandboxMode { Enable = enable };

    /// <summary>Tests the mail for spam.</summary>
    public void SetSpamCheck(bool enable, int threshold = 1, string postToUrl = null) =>
        Handling.SpamCheck = new SpamCheck { Enable = enable, Threshold = threshold, PostToUrl = postToUrl };

    /// <summary>Counts clicks.</summary>
    public void SetClickTracking(bool enable, bool enableText) =>
        Tracking.ClickTracking = new ClickTracking { Enable = enable, EnableText = enableText };

    /// <summary>Counts opening.</summary>
    public void SetOpenTracking(bool enable, string substitutionTag = null) =>
        Tracking.OpenTracking = new OpenTracking { Enable = enable, SubstitutionTag = substitutionTag };

    /// <summary>Adds an unsubscribe link.</summary>
    public void SetSubscriptionTracking(bool enable, string html = null, string text = null, string substitutionTag = null) =>
        Tracking.SubscriptionTracking = new SubscriptionTracking { Enable = enable, Html = html, Text = text, SubstitutionTag = substitutionTag };

    /// <summary>Adds campaign parameters to links.</summary>
    public void SetGoogleAnalytics(
        bool enable,
        string utmCampaign = null,
        string utmContent = null,
        string utmMedium = null,
        string utmSource = null,
        string utmTerm = null) =>
        Tracking.Ganalytics = new Ganalytics
        {
            Enable = enable,
            UtmCampaign = utmCampaign,
            UtmContent = utmContent,
            UtmMedium = utmMedium,
            UtmSource = utmSource,
            UtmTerm = utmTerm,
        };

    /// <summary>The mail as JSON for the API. Both settings of <paramref name="useDefaultSerialization"/> write the same here.</summary>
    public string Serialize(bool useDefaultSerialization = true)
    {
        PlaceTextFirst();
        return JsonSerializer.Serialize(this, MailJson.Options);
    }

    // The API refuses a mail whose plain text does not come first.
    private void PlaceTextFirst()
    {
        if (PlainTextContent is null && HtmlContent is null)
        {
            return;
        }

        List<Content> contents = [.. (Contents ?? []).Where(content => !IsReplaced(content))];
        if (HtmlContent is not null)
        {
            contents.Insert(0, new Content(MimeType.Html, HtmlContent));
        }

        if (PlainTextContent is not null)
        {
            contents.Insert(0, new Content(MimeType.Text, PlainTextContent));
        }

        Contents = contents;
    }

    private bool IsReplaced(Content content) =>
        (PlainTextContent is not null && string.Equals(content.Type, MimeType.Text, StringComparison.Ordinal))
        || (HtmlContent is not null && string.Equals(content.Type, MimeType.Html, StringComparison.Ordinal));

    [JsonIgnore]
    private MailSettings Handling => MailSettings ??= new MailSettings();

    [JsonIgnore]
    private TrackingSettings Tracking => TrackingSettings ??= new TrackingSettings();

    private Personalization Envelope(int index, Personalization added)
    {
        Personalizations ??= [];
        if (added is not null)
        {
            Personalizations.Add(added);
            return added;
        }

        if (index > 0 && index >= Personalizations.Count)
        {
            throw new ArgumentException($"There is no personalization {index}: the mail has {Personalizations.Count}.", nameof(index));
        }

        if (Personalizations.Count == 0)
        {
            Personalizations.Add(new Personalization());
        }

        return Personalizations[index];
    }

    private static Dictionary<string, string> Merge(Dictionary<string, string> into, Dictionary<string, string> from)
    {
        into ??= [];
        foreach ((string key, string value) in from)
        {
            into[key] = value;
        }

        return into;
    }
}
