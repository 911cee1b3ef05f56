#nullable disable annotations
namespace Azure.Storage.Queues.Models;

/// <summary>An error code of the service, comparable with <see cref="RequestFailedException.ErrorCode"/>.</summary>
public readonly struct QueueErrorCode : IEquatable<QueueErrorCode>
{
    private readonly string _value;

    /// <summary>Any code by its text; codes compare without case.</summary>
    public QueueErrorCode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The code <c>AccountAlreadyExists</c>.</summary>
    public static QueueErrorCode AccountAlreadyExists { get; } = new(nameof(AccountAlreadyExists));

    /// <summary>The code <c>AccountBeingCreated</c>.</summary>
    public static QueueErrorCode AccountBeingCreated { get; } = new(nameof(AccountBeingCreated));

    /// <summary>The code <c>AccountIsDisabled</c>.</summary>
    public static QueueErrorCode AccountIsDisabled { get; } = new(nameof(AccountIsDisabled));

    /// <summary>The code <c>AuthenticationFailed</c>.</summary>
    public static QueueErrorCode AuthenticationFailed { get; } = new(nameof(AuthenticationFailed));

    /// <summary>The code <c>AuthorizationFailure</c>.</summary>
    public static QueueErrorCode AuthorizationFailure { get; } = new(nameof(AuthorizationFailure));

    /// <summary>The code <c>ConditionHeadersNotSupported</c>.</summary>
    public static QueueErrorCode ConditionHeadersNotSupported { get; } = new(nameof(ConditionHeadersNotSupported));

    /// <summary>The code <c>ConditionNotMet</c>.</summary>
    public static QueueErrorCode ConditionNotMet { get; } = new(nameof(ConditionNotMet));

    /// <summary>The code <c>EmptyMetadataKey</c>.</summary>
    public static QueueErrorCode EmptyMetadataKey { get; } = new(nameof(EmptyMetadataKey));

    /// <summary>The code <c>InsufficientAccountPermissions</c>.</summary>
    public static QueueErrorCode InsufficientAccountPermissions { get; } = new(nameof(InsufficientAccountPermissions));

    /// <summary>The code <c>InternalError</c>.</summary>
    public static QueueErrorCode InternalError { get; } = new(nameof(InternalError));

    /// <summary>The code <c>InvalidAuthenticationInfo</c>.</summary>
    public static QueueErrorCode InvalidAuthenticationInfo { get; } = new(nameof(InvalidAuthenticationInfo));

    /// <summary>The code <c>InvalidHeaderValue</c>.</summary>
    public static QueueErrorCode InvalidHeaderValue { get; } = new(nameof(InvalidHeaderValue));

    /// <summary>The code <c>InvalidHttpVerb</c>.</summary>
    public static QueueErrorCode InvalidHttpVerb { get; } = new(nameof(InvalidHttpVerb));

    /// <summary>The code <c>InvalidInput</c>.</summary>
    public static QueueErrorCode InvalidInput { get; } = new(nameof(InvalidInput));

    /// <summary>The code <c>InvalidMd5</c>.</summary>
    public static QueueErrorCode InvalidMd5 { get; } = new(nameof(InvalidMd5));

    /// <summary>The code <c>InvalidMetadata</c>.</summary>
    public static QueueErrorCode InvalidMetadata { get; } = new(nameof(InvalidMetadata));

    /// <summary>The code <c>InvalidQueryParameterValue</c>.</summary>
    public static QueueErrorCode InvalidQueryParameterValue { get; } = new(nameof(InvalidQueryParameterValue));

    /// <summary>The code <c>InvalidRange</c>.</summary>
    public static QueueErrorCode InvalidRange { get; } = new(nameof(InvalidRange));

    /// <summary>The code <c>InvalidResourceName</c>.</summary>
    public static QueueErrorCode InvalidResourceName { get; } = new(nameof(InvalidResourceName));

    /// <summary>The code <c>InvalidUri</c>.</summary>
    public static QueueErrorCode InvalidUri { get; } = new(nameof(InvalidUri));

    /// <summary>The code <c>InvalidXmlDocument</c>.</summary>
    public static QueueErrorCode InvalidXmlDocument { get; } = new(nameof(InvalidXmlDocument));

    /// <summary>The code <c>InvalidXmlNodeValue</c>.</summary>
    public static QueueErrorCode InvalidXmlNodeValue { get; } = new(nameof(InvalidXmlNodeValue));

    /// <summary>The code <c>Md5Mismatch</c>.</summary>
    public static QueueErrorCode Md5Mismatch { get; } = new(nameof(Md5Mismatch));

    /// <summary>The code <c>MetadataTooLarge</c>.</summary>
    public static QueueErrorCode MetadataTooLarge { get; } = new(nameof(MetadataTooLarge));

    /// <summary>The code <c>MissingContentLengthHeader</c>.</summary>
    public static QueueErrorCode MissingContentLengthHeader { get; } = new(nameof(MissingContentLengthHeader));

    /// <summary>The code <c>MissingRequiredQueryParameter</c>.</summary>
    public static QueueErrorCode MissingRequiredQueryParameter { get; } = new(nameof(MissingRequiredQueryParameter));

    /// <summary>The code <c>MissingRequiredHeader</c>.</summary>
    public static QueueErrorCode MissingRequiredHeader { get; } = new(nameof(MissingRequiredHeader));

    /// <summary>The code <c>MissingRequiredXmlNode</c>.</summary>
    public static QueueErrorCode MissingRequiredXmlNode { get; } = new(nameof(MissingRequiredXmlNode));

    /// <summary>The code <c>MultipleConditionHeadersNotSupported</c>.</summary>
    public static QueueErrorCode MultipleConditionHeadersNotSupported { get; } = new(nameof(MultipleConditionHeadersNotSupported));

    /// <summary>The code <c>OperationTimedOut</c>.</summary>
    public static QueueErrorCode OperationTimedOut { get; } = new(nameof(OperationTimedOut));

    /// <summary>The code <c>OutOfRangeInput</c>.</summary>
    public static QueueErrorCode OutOfRangeInput { get; } = new(nameof(OutOfRangeInput));

    /// <summary>The code <c>OutOfRangeQueryParameterValue</c>.</summary>
    public static QueueErrorCode OutOfRangeQueryParameterValue { get; } = new(nameof(OutOfRangeQueryParameterValue));

    /// <summary>The code <c>RequestBodyTooLarge</c>.</summary>
    public static QueueErrorCode RequestBodyTooLarge { get; } = new(nameof(RequestBodyTooLarge));

    /// <summary>The code <c>ResourceTypeMismatch</c>.</summary>
    public static QueueErrorCode ResourceTypeMismatch { get; } = new(nameof(ResourceTypeMismatch));

    /// <summary>The code <c>RequestUrlFailedToParse</c>.</summary>
    public static QueueErrorCode RequestUrlFailedToParse { get; } = new(nameof(RequestUrlFailedToParse));

    /// <summary>The code <c>ResourceAlreadyExists</c>.</summary>
    public static QueueErrorCode ResourceAlreadyExists { get; } = new(nameof(ResourceAlreadyExists));

    /// <summary>The code <c>ResourceNotFound</c>.</summary>
    public static QueueErrorCode ResourceNotFound { get; } = new(nameof(ResourceNotFound));

    /// <summary>The code <c>ServerBusy</c>.</summary>
    public static QueueErrorCode ServerBusy { get; } = new(nameof(ServerBusy));

    /// <summary>The code <c>UnsupportedHeader</c>.</summary>
    public static QueueErrorCode UnsupportedHeader { get; } = new(nameof(UnsupportedHeader));

    /// <summary>The code <c>UnsupportedXmlNode</c>.</summary>
    public static QueueErrorCode UnsupportedXmlNode { get; } = new(nameof(UnsupportedXmlNode));

    /// <summary>The code <c>UnsupportedQueryParameter</c>.</summary>
    public static QueueErrorCode UnsupportedQueryParameter { get; } = new(nameof(UnsupportedQueryParameter));

    /// <summary>The code <c>UnsupportedHttpVerb</c>.</summary>
    public static QueueErrorCode UnsupportedHttpVerb { get; } = new(nameof(UnsupportedHttpVerb));

    /// <summary>The code <c>InvalidMarker</c>.</summary>
    public static QueueErrorCode InvalidMarker { get; } = new(nameof(InvalidMarker));

    /// <summary>The code <c>MessageNotFound</c>.</summary>
    public static QueueErrorCode MessageNotFound { get; } = new(nameof(MessageNotFound));

    /// <summary>The code <c>MessageTooLarge</c>.</summary>
    public static QueueErrorCode MessageTooLarge { get; } = new(nameof(MessageTooLarge));

    /// <summary>The code <c>PopReceiptMismatch</c>.</summary>
    public static QueueErrorCode PopReceiptMismatch { get; } = new(nameof(PopReceiptMismatch));

    /// <summary>The code <c>QueueAlreadyExists</c>.</summary>
    public static QueueErrorCode QueueAlreadyExists { get; } = new(nameof(QueueAlreadyExists));

    /// <summary>The code <c>QueueBeingDeleted</c>.</summary>
    public static QueueErrorCode QueueBeingDeleted { get; } = new(nameof(QueueBeingDeleted));

    /// <summary>The code <c>QueueDisabled</c>.</summary>
    public static QueueErrorCode QueueDisabled { get; } = new(nameof(QueueDisabled));

    /// <summary>The code <c>QueueNotEmpty</c>.</summary>
    public static QueueErrorCode QueueNotEmpty { get; } = new(nameof(QueueNotEmpty));

    /// <summary>The code <c>QueueNotFound</c>.</summary>
    public static QueueErrorCode QueueNotFound { get; } = new(nameof(QueueNotFound));

    /// <summary>The code <c>AuthorizationSourceIPMismatch</c>.</summary>
    public static QueueErrorCode AuthorizationSourceIPMismatch { get; } = new(nameof(AuthorizationSourceIPMismatch));

    /// <summary>The code <c>AuthorizationProtocolMismatch</c>.</summary>
    public static QueueErrorCode AuthorizationProtocolMismatch { get; } = new(nameof(AuthorizationProtocolMismatch));

    /// <summary>The code <c>AuthorizationPermissionMismatch</c>.</summary>
    public static QueueErrorCode AuthorizationPermissionMismatch { get; } = new(nameof(AuthorizationPermissionMismatch));

    /// <summary>The code <c>AuthorizationServiceMismatch</c>.</summary>
    public static QueueErrorCode AuthorizationServiceMismatch { get; } = new(nameof(AuthorizationServiceMismatch));

    /// <summary>The code <c>AuthorizationResourceTypeMismatch</c>.</summary>
    public static QueueErrorCode AuthorizationResourceTypeMismatch { get; } = new(nameof(AuthorizationResourceTypeMismatch));

    /// <summary>The code <c>FeatureVersionMismatch</c>.</summary>
    public static QueueErrorCode FeatureVersionMismatch { get; } = new(nameof(FeatureVersionMismatch));

    /// <summary>Takes any code by its text.</summary>
    public static implicit operator QueueErrorCode(string value) => new(value);

    /// <summary>Same code, without case.</summary>
    public static bool operator ==(QueueErrorCode left, QueueErrorCode right) => left.Equals(right);

    /// <summary>Another code, without case.</summary>
    public static bool operator !=(QueueErrorCode left, QueueErrorCode right) => !left.Equals(right);

    /// <summary>Same code, without case.</summary>
    public static bool operator ==(QueueErrorCode code, string value) => Same(code, value);

    /// <summary>Another code, without case.</summary>
    public static bool operator !=(QueueErrorCode code, string value) => !Same(code, value);

    /// <summary>Same code, without case.</summary>
    public static bool operator ==(string value, QueueErrorCode code) => Same(code, value);

    /// <summary>Another code, without case.</summary>
    public static bool operator !=(string value, QueueErrorCode code) => !Same(code, value);

    /// <inheritdoc/>
    public bool Equals(QueueErrorCode other) => Same(this, other._value);

    /// <summary>Same code, without case.</summary>
    public bool Equals(string value) => Same(this, value);

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is QueueErrorCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_value);

    /// <inheritdoc/>
    public override string ToString() => _value;

    private static bool Same(QueueErrorCode code, string value) => string.Equals(code._value, value, StringComparison.OrdinalIgnoreCase);
}
