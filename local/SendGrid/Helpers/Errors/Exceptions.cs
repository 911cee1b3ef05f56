#nullable disable

namespace SendGrid.Helpers.Errors.Model;

/// <summary>The request was refused (4xx).</summary>
public class RequestErrorException : Exception
{
    /// <summary>Creates the exception.</summary>
    public RequestErrorException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public RequestErrorException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public RequestErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>400: the mail is malformed.</summary>
public class BadRequestException : RequestErrorException
{
    /// <summary>Creates the exception.</summary>
    public BadRequestException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public BadRequestException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public BadRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>403: the key may not do this.</summary>
public class ForbiddenException : RequestErrorException
{
    /// <summary>Creates the exception.</summary>
    public ForbiddenException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public ForbiddenException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public ForbiddenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>405: the method is not allowed.</summary>
public class MethodNotAllowedException : RequestErrorException
{
    /// <summary>Creates the exception.</summary>
    public MethodNotAllowedException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public MethodNotAllowedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public MethodNotAllowedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>404: no such resource.</summary>
public class NotFoundException : RequestErrorException
{
    /// <summary>Creates the exception.</summary>
    public NotFoundException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public NotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public NotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>413: the mail is too large.</summary>
public class PayloadTooLargeException : RequestErrorException
{
    /// <summary>Creates the exception.</summary>
    public PayloadTooLargeException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public PayloadTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public PayloadTooLargeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>429: too many requests.</summary>
public class TooManyRequestsException : RequestErrorException
{
    /// <summary>Creates the exception.</summary>
    public TooManyRequestsException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public TooManyRequestsException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public TooManyRequestsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>401: the key is missing or wrong.</summary>
public class UnauthorizedException : RequestErrorException
{
    /// <summary>Creates the exception.</summary>
    public UnauthorizedException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public UnauthorizedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public UnauthorizedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>415: the content type is not JSON.</summary>
public class UnsupportedMediaTypeException : RequestErrorException
{
    /// <summary>Creates the exception.</summary>
    public UnsupportedMediaTypeException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public UnsupportedMediaTypeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public UnsupportedMediaTypeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The service failed (5xx).</summary>
public class SendGridInternalException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SendGridInternalException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public SendGridInternalException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public SendGridInternalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>500: the service failed.</summary>
public class ServerUnavailableException : SendGridInternalException
{
    /// <summary>Creates the exception.</summary>
    public ServerUnavailableException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public ServerUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public ServerUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>503: the service is not available.</summary>
public class ServiceNotAvailableException : SendGridInternalException
{
    /// <summary>Creates the exception.</summary>
    public ServiceNotAvailableException()
    {
    }

    /// <summary>Creates the exception with the service's answer.</summary>
    public ServiceNotAvailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the service's answer and its cause.</summary>
    public ServiceNotAvailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
