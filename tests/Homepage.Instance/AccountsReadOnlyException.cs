namespace Homepage.Instance;

/// <summary>The primary is away, so accounts can be read and not be changed.</summary>
public sealed class AccountsReadOnlyException : Exception
{
    public AccountsReadOnlyException()
        : base("Accounts cannot be changed at the moment: the primary database is away, and only its replica answers. Nothing was changed.")
    {
    }
}
