namespace AgentAssist.Privacy;

/// <summary>Something in a text that tells who somebody is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins, in characters.</param>
/// <param name="End">Behind its last character.</param>
internal readonly record struct PersonalData(PersonalDataKind Kind, int Start, int End)
{
    /// <summary>The words.</summary>
    public string In(string text) => text[Start..End];
}

/// <summary>What tells who somebody is.</summary>
internal enum PersonalDataKind
{
    /// <summary>A mobile telephone's number.</summary>
    Phone,

    /// <summary>A Chinese identity card's number, with its check digit (GB 11643).</summary>
    IdCard,

    /// <summary>A bank card's number, with its check digit (Luhn).</summary>
    BankCard,

    /// <summary>A unified social credit code, with its check character (GB 32100).</summary>
    Uscc,

    /// <summary>A Chinese number plate.</summary>
    Plate,

    /// <summary>A Chinese postal address down to a house.</summary>
    Address,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number with an area code.</summary>
    Landline,

    /// <summary>A passport's number, where it is called one.</summary>
    Passport,

    /// <summary>A person's name, where it is called one.</summary>
    Name,

    /// <summary>What looks like a placeholder of a mask, but was in the text before.</summary>
    Placeholder,
}
