namespace Homepage.Clients;

/// <summary>The one failure that takes the page down.</summary>
public sealed class AccountServiceUnavailableException : Exception
{
    public AccountServiceUnavailableException(Exception innerException)
        : base("The account service does not answer.", innerException)
    {
    }
}
