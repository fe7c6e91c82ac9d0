// The page's own words. What went wrong is said by payverdict.
const steps = ["wait", "retry", "authenticate", "fix_details", "other_method", "contact_bank", "contact_shop", "none"];
const fields = ["number", "expiry", "cvc"];

const written = {
  en: ["English", "Please wait", "Try again", "Confirm with your bank", "Correct the details", "Use another card", "Contact your bank", "Contact the shop", "Continue", "Card number", "Expiry date", "Security code"],
  is: ["Íslenska", "Bíddu augnablik", "Reyna aftur", "Staðfesta hjá bankanum", "Leiðrétta upplýsingar", "Nota annað kort", "Hafa samband við bankann", "Hafa samband við verslunina", "Halda áfram", "Kortanúmer", "Gildistími", "Öryggisnúmer"],
  sv: ["Svenska", "Vänta", "Försök igen", "Bekräfta hos din bank", "Rätta uppgifterna", "Använd ett annat kort", "Kontakta din bank", "Kontakta butiken", "Fortsätt", "Kortnummer", "Utgångsdatum", "Säkerhetskod"],
  nb: ["Norsk", "Vent litt", "Prøv igjen", "Bekreft hos banken", "Rett opplysningene", "Bruk et annet kort", "Kontakt banken", "Kontakt butikken", "Fortsett", "Kortnummer", "Utløpsdato", "Sikkerhetskode"],
  da: ["Dansk", "Vent venligst", "Prøv igen", "Bekræft hos din bank", "Ret oplysningerne", "Brug et andet kort", "Kontakt din bank", "Kontakt butikken", "Fortsæt", "Kortnummer", "Udløbsdato", "Sikkerhedskode"],
  fi: ["Suomi", "Odota hetki", "Yritä uudelleen", "Vahvista pankissasi", "Korjaa tiedot", "Käytä toista korttia", "Ota yhteyttä pankkiin", "Ota yhteyttä kauppaan", "Jatka", "Kortin numero", "Voimassaoloaika", "Turvakoodi"],
  de: ["Deutsch", "Bitte warten", "Erneut versuchen", "Bei der Bank bestätigen", "Angaben korrigieren", "Andere Karte verwenden", "Bank kontaktieren", "Shop kontaktieren", "Weiter", "Kartennummer", "Ablaufdatum", "Sicherheitscode"],
  pl: ["Polski", "Proszę czekać", "Spróbuj ponownie", "Potwierdź w banku", "Popraw dane", "Użyj innej karty", "Skontaktuj się z bankiem", "Skontaktuj się ze sklepem", "Dalej", "Numer karty", "Data ważności", "Kod zabezpieczający"],
  lt: ["Lietuvių", "Palaukite", "Bandyti dar kartą", "Patvirtinti banke", "Pataisyti duomenis", "Naudoti kitą kortelę", "Susisiekti su banku", "Susisiekti su parduotuve", "Tęsti", "Kortelės numeris", "Galiojimo data", "Saugos kodas"],
  lv: ["Latviešu", "Lūdzu, uzgaidiet", "Mēģināt vēlreiz", "Apstiprināt bankā", "Labot datus", "Izmantot citu karti", "Sazināties ar banku", "Sazināties ar veikalu", "Turpināt", "Kartes numurs", "Derīguma termiņš", "Drošības kods"],
  et: ["Eesti", "Palun oodake", "Proovi uuesti", "Kinnita pangas", "Paranda andmed", "Kasuta teist kaarti", "Võta ühendust pangaga", "Võta ühendust poega", "Jätka", "Kaardi number", "Kehtivusaeg", "Turvakood"],
  fr: ["Français", "Veuillez patienter", "Réessayer", "Confirmer auprès de la banque", "Corriger les données", "Utiliser une autre carte", "Contacter la banque", "Contacter la boutique", "Continuer", "Numéro de carte", "Date d’expiration", "Code de sécurité"],
  nl: ["Nederlands", "Even geduld", "Opnieuw proberen", "Bevestigen bij uw bank", "Gegevens verbeteren", "Andere kaart gebruiken", "Neem contact op met uw bank", "Neem contact op met de winkel", "Verder", "Kaartnummer", "Vervaldatum", "Beveiligingscode"],
  es: ["Español", "Espere, por favor", "Intentar de nuevo", "Confirmar con su banco", "Corregir los datos", "Usar otra tarjeta", "Contactar con el banco", "Contactar con la tienda", "Continuar", "Número de tarjeta", "Fecha de caducidad", "Código de seguridad"],
};

/** For each language its name, the names of the steps and of the card's fields. */
export const words = Object.fromEntries(
  Object.entries(written).map(([locale, [name, ...rest]]) => [
    locale,
    {
      name,
      steps: Object.fromEntries(steps.map((step, place) => [step, rest[place]])),
      fields: Object.fromEntries(fields.map((field, place) => [field, rest[steps.length + place]])),
    },
  ]),
);
